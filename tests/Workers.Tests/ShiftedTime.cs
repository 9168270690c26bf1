namespace RedProperty.Realtime.Workers.Tests;

/// <summary>The machine's clock, early or late by a constant.</summary>
internal sealed class ShiftedTime(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
}
