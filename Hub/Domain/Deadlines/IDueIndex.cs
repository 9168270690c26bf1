namespace RedProperty.Realtime.Domain.Deadlines;

/// <summary>A ticket and the next moment at which somebody must look at it.</summary>
public sealed record DueTicket(string TicketId, DateTimeOffset WakeAt);

/// <summary>Which tickets need attention when; written by the same script as the ticket itself.</summary>
public interface IDueIndex
{
    /// <summary>The communities that have anything in their index.</summary>
    Task<IReadOnlyList<string>> Communities(CancellationToken cancellation);

    /// <summary>Tickets whose wake time is not after <paramref name="until"/>, soonest first, at most <paramref name="most"/>.</summary>
    Task<IReadOnlyList<DueTicket>> DueUntil(string communityId, DateTimeOffset until, int most, CancellationToken cancellation);
}
