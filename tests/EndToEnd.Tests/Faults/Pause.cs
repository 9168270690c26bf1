namespace RedProperty.Realtime.EndToEnd.Tests.Faults;

/// <summary>A minute of SIGSTOP. The next reports come shortly before its end, so that the sleeper wakes while their limits end.</summary>
internal static class Pause
{
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(60);
    public static readonly TimeSpan BurstBeforeItsEnd = TimeSpan.FromSeconds(5);

    public static async Task Until(DateTimeOffset moment)
    {
        var wait = moment - TrueTime.Now;
        await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, TestContext.Current.CancellationToken);
    }
}
