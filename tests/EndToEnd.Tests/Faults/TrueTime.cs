namespace RedProperty.Realtime.EndToEnd.Tests.Faults;

/// <summary>The time that everything is held against: this test's clock, which is the store's too, and which no process of the program is asked for.</summary>
internal static class TrueTime
{
    /// <summary>What a process may be wrong by that takes its time from the store over a connection.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(100);

    public static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>Waits for a condition, and says what did not come.</summary>
    public static async Task Until(Func<Task<bool>> isReached, TimeSpan limit, Func<string> otherwise)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await isReached())
        {
            if (TimeProvider.System.GetElapsedTime(started) > limit)
            {
                throw new TimeoutException($"After {limit.TotalSeconds:0} s: {otherwise()}");
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
