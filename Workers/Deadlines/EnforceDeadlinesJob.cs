using Hangfire;
using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Domain.Deadlines;

namespace RedProperty.Realtime.Workers.Deadlines;

/// <summary>
/// Rings a little before its second, waits for each moment at which something is due in it, and enforces exactly then. May run twice.
/// The names of this class and its method are stored with the jobs: renaming them orphans alarms, which the auditor then makes good.
/// </summary>
internal sealed class EnforceDeadlinesJob(
    IAlarmBook book, SecondWatch watch, IDeadlineAlarm alarm, TimeProvider time, ILogger<EnforceDeadlinesJob> logger)
{
    /// <summary>Enforces whatever is due in the second, and what is overdue in the same communities.</summary>
    /// <remarks>After the last attempt it is deleted, not kept as failed: by then the auditor has been there many times.</remarks>
    [JobDisplayName("Enforce the deadlines due at {0:yyyy-MM-dd HH:mm:ss} UTC")]
    [AutomaticRetry(Attempts = 8, DelaysInSeconds = [1, 2, 5, 10, 10, 10, 30, 60], OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public Task RunAsync(DateTimeOffset second, CancellationToken cancellation) =>
        // Hangfire runs a job under a context that puts every continuation on one thread; enforcement wants them all.
        Task.Run(() => Run(second, cancellation), cancellation);

    private async Task Run(DateTimeOffset second, CancellationToken cancellation)
    {
        var communityIds = await book.Open(second, cancellation);
        if (second - time.GetUtcNow() > Schedule.AlarmWaitsAtMost)
        {
            Log.AlarmRungByHand(logger, second);
            foreach (var communityId in communityIds)
            {
                alarm.Arm(communityId, second);
            }

            return;
        }

        // All are waited for before a failure of one is thrown, so that it holds up nobody else.
        await Task.WhenAll(communityIds.Select(communityId => watch.Run(communityId, second, cancellation)));
    }
}
