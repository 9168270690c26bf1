namespace RedProperty.Realtime.Host.Tests.Starting;

/// <summary>Tests that start the program in this process: it has one console, so nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ConsoleOfOneStart
{
    public const string Name = "console of one start";
}
