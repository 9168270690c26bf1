namespace RedProperty.Realtime.Desk.Feeds;

/// <summary>What a page does again and again while it stands open.</summary>
internal static class Rounds
{
    /// <summary>Ends when the page is left.</summary>
    public static async Task Every(TimeSpan period, TimeProvider time, Func<Task> round, CancellationToken leaving)
    {
        using var timer = new PeriodicTimer(period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(leaving))
            {
                await round();
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }
}
