using RedProperty.Realtime.Domain.Deadlines;

namespace RedProperty.Realtime.Workers.Deadlines;

/// <summary>Goes through the moments of one second at which something is due in a community, and enforces at each.</summary>
internal sealed class SecondWatch(IDueIndex index, Enforcer enforcer, TimeProvider time) : IDisposable
{
    private const int PageSize = 512;

    /// <summary>Communities that enforce at the same time; each has up to 32 writes under way, and more would only queue in the store.</summary>
    private const int AtOnce = 8;

    private readonly SemaphoreSlim turns = new(AtOnce);

    public async Task Run(string communityId, DateTimeOffset second, CancellationToken cancellation)
    {
        var end = AlarmSecond.EndOf(second);
        var enforcedUntil = DateTimeOffset.MinValue;
        while (true)
        {
            var page = await index.DueUntil(communityId, end, PageSize, cancellation);
            var moments = page.Select(due => due.WakeAt).Distinct().Where(moment => moment > enforcedUntil).ToList();
            foreach (var moment in moments)
            {
                // What came due while an earlier moment was enforced has been enforced with it.
                if (moment > enforcedUntil)
                {
                    await Until(moment, cancellation);
                    enforcedUntil = await Enforce(communityId, cancellation);
                }
            }

            if (page.Count < PageSize || moments.Count == 0)
            {
                return;
            }
        }
    }

    public void Dispose() => turns.Dispose();

    private async Task<DateTimeOffset> Enforce(string communityId, CancellationToken cancellation)
    {
        await turns.WaitAsync(cancellation);
        try
        {
            var until = time.GetUtcNow();
            await enforcer.Run(communityId, EnforcementCause.Alarm, cancellation);
            return until;
        }
        finally
        {
            turns.Release();
        }
    }

    private async Task Until(DateTimeOffset moment, CancellationToken cancellation)
    {
        // A timer may fire within the millisecond before its time, and timers know no fractions of one.
        while (moment - time.GetUtcNow() is { Ticks: > 0 } wait)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time, cancellation);
        }
    }
}
