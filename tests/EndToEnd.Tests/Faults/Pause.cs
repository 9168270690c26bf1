using RedProperty.Realtime.Testing.Running;
using RedProperty.Realtime.Workers;

namespace RedProperty.Realtime.EndToEnd.Tests.Faults;

/// <summary>SIGSTOP for longer than it takes until the others hold the sleeper for dead and take over what it was at.</summary>
internal static class Pause
{
    private static readonly TimeSpan Length = Schedule.ServerTimeout + Schedule.ServerCheck + TimeSpan.FromSeconds(5);

    /// <summary>So that the sleeper wakes while the limits of these reports end.</summary>
    private static readonly TimeSpan ReportsBeforeItsEnd = TimeSpan.FromSeconds(5);

    public static async Task<(IReadOnlyList<SentReport> During, DateTimeOffset PausedAt, DateTimeOffset ResumedAt)> Sleeps(
        this Cluster cluster, RunningProgram sleeper, int reportsBeforeItWakes)
    {
        var pausedAt = TrueTime.Now;
        await sleeper.Pause();
        try
        {
            await Until(pausedAt + Length - ReportsBeforeItsEnd);
            var during = await cluster.Reports(reportsBeforeItWakes);
            await Until(pausedAt + Length);
            return (during, pausedAt, TrueTime.Now);
        }
        finally
        {
            await sleeper.Resume();
        }
    }

    private static async Task Until(DateTimeOffset moment)
    {
        var wait = moment - TrueTime.Now;
        await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, TestContext.Current.CancellationToken);
    }
}
