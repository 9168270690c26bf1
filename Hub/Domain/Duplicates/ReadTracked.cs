using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Duplicates;

/// <summary>What a tracking code opens.</summary>
/// <param name="Own">The ticket that was reported or followed.</param>
/// <param name="Current">The one under which the matter goes on now; the same unless it was merged. Commands of the resident are for this one.</param>
/// <param name="IsFollower">Whether the code is a follower's and not the reporter's.</param>
public sealed record TrackedTicket(Ticket Own, Ticket Current, bool IsFollower)
{
    public bool IsMerged => Own.Id != Current.Id;
}

/// <summary>From a resident's tracking code to his matter (查询进度), wherever it goes on.</summary>
public sealed class ReadTracked(ITicketStore store)
{
    private const int LongestCode = 64;

    /// <returns>Null when the code opens nothing.</returns>
    public async Task<TrackedTicket?> Find(string? trackingCode, CancellationToken cancellation)
    {
        if (trackingCode is not { Length: > 0 and <= LongestCode }
            || await store.FindByTrackingCode(trackingCode, cancellation) is not { } ticketId
            || (await store.Load(ticketId, null, cancellation)).Ticket is not { } own)
        {
            return null;
        }

        return new TrackedTicket(own, await Merges.Follow(store, own, cancellation), own.TrackingCode != trackingCode);
    }
}
