namespace RedProperty.Realtime.Domain.Sessions;

/// <summary>What devices in the field are held to (现场设备规定).</summary>
/// <param name="LockAfter">An idle device locks itself after this; 1 minute to 12 hours, 10 minutes by default.</param>
/// <param name="DeviceLife">A device that was not renewed for so long must sign in anew; 1 to 365 days, 30 by default.</param>
public sealed record FieldPolicy(TimeSpan LockAfter, TimeSpan DeviceLife)
{
    public static readonly TimeSpan ShortestLock = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan LongestLock = TimeSpan.FromHours(12);
    public static readonly TimeSpan ShortestLife = TimeSpan.FromDays(1);
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(365);

    public static FieldPolicy Default { get; } = new(TimeSpan.FromMinutes(10), TimeSpan.FromDays(30));
}
