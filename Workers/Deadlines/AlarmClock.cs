using Hangfire;
using RedProperty.Realtime.Domain.Deadlines;

namespace RedProperty.Realtime.Workers.Deadlines;

/// <summary>
/// Sets alarms with Hangfire, one for each second whatever the number of processes, communities and tickets: setting and starting a job costs Hangfire
/// milliseconds, and a job waits for its moments in a worker, so a job per community would be late in every burst.
/// </summary>
internal sealed class AlarmClock(IAlarmBook book, IBackgroundJobClientV2 jobs, TimeProvider time)
{
    /// <returns>Whether a new alarm was needed.</returns>
    public async Task<bool> Set(DateTimeOffset second, IReadOnlyCollection<string> communityIds, CancellationToken cancellation)
    {
        if (!await book.Enter(second, communityIds, cancellation))
        {
            return false;
        }

        var ringAt = second - Schedule.AlarmLead;
        if (ringAt <= time.GetUtcNow())
        {
            jobs.Enqueue<EnforceDeadlinesJob>(job => job.RunAsync(second, CancellationToken.None));
        }
        else
        {
            jobs.Schedule<EnforceDeadlinesJob>(job => job.RunAsync(second, CancellationToken.None), ringAt);
        }

        await book.Keep(second, cancellation);
        return true;
    }
}
