namespace RedProperty.Realtime.EndToEnd.Tests.Running;

/// <summary>What starts so many processes that the clocks of others would starve runs by itself, after them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
