using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Workers.Deadlines;

/// <summary>
/// Goes through the moments of one second at which something is due in a community, and enforces at each. The tickets are read before the second
/// begins, so that at their moment they only need to be decided and written.
/// </summary>
internal sealed class SecondWatch(IDueIndex index, EnforceDeadlines enforce, Enforcer enforcer, TimeProvider time) : IDisposable
{
    private const int PageSize = 2048;

    /// <summary>Tickets that this process holds in memory ahead of their moments, some 300 MB at worst; the rest are read when they are due.</summary>
    private const int ReadAheadAtMost = 30_000;

    /// <summary>Communities that enforce at the same time; more would only queue in the store.</summary>
    private const int AtOnce = 16;

    private readonly SemaphoreSlim turns = new(AtOnce);
    private int readAhead;

    public async Task Run(string communityId, DateTimeOffset second, CancellationToken cancellation)
    {
        var end = AlarmSecond.EndOf(second);
        var enforcedUntil = DateTimeOffset.MinValue;
        while (true)
        {
            var page = await index.DueUntil(communityId, end, PageSize, cancellation);
            var fresh = page.Where(due => due.WakeAt > enforcedUntil).ToList();
            if (fresh.Count == 0)
            {
                return;
            }

            enforcedUntil = await Enforce(communityId, fresh, enforcedUntil, cancellation);
            if (page.Count < PageSize)
            {
                return;
            }
        }
    }

    public void Dispose() => turns.Dispose();

    private async Task<DateTimeOffset> Enforce(
        string communityId, List<DueTicket> page, DateTimeOffset enforcedUntil, CancellationToken cancellation)
    {
        var isRoom = Interlocked.Add(ref readAhead, page.Count) <= ReadAheadAtMost;
        try
        {
            List<Ticket> held = isRoom ? [.. await enforce.Load(communityId, page, cancellation)] : [];
            foreach (var moment in page.Select(due => due.WakeAt).Distinct())
            {
                // What came due while an earlier moment was enforced has been enforced with it.
                if (moment > enforcedUntil)
                {
                    await Until(moment, cancellation);
                    enforcedUntil = await Enforce(communityId, held, cancellation);
                }
            }

            return enforcedUntil;
        }
        finally
        {
            Interlocked.Add(ref readAhead, -page.Count);
        }
    }

    private async Task<DateTimeOffset> Enforce(string communityId, List<Ticket> held, CancellationToken cancellation)
    {
        await turns.WaitAsync(cancellation);
        try
        {
            var until = time.GetUtcNow();
            var due = held.FindAll(ticket => ticket.WakeAt <= until);
            held.RemoveAll(ticket => ticket.WakeAt <= until);
            if (due.Count > 0)
            {
                await enforcer.Run(() => enforce.Enforce(communityId, due, cancellation), EnforcementCause.Alarm);
            }

            // Whoever was reported, answered or left out since the page was read.
            await enforcer.Run(communityId, cancellation);
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
