namespace RedProperty.Realtime.Client.Tests.Fakes;

/// <summary>A device's clock that somebody can move, while its timers go on.</summary>
public sealed class ShiftedTime : TimeProvider
{
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;
}
