using System.Collections.Concurrent;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Redis.Tickets;

/// <summary>
/// Tickets as this process wrote them last. Only ever a guess at how they stand: the script checks the version. What is not asked for soon is forgotten,
/// and all of it when the store was away, since it may have come back without them and given their versions to others.
/// </summary>
internal sealed class RecentTickets
{
    /// <summary>Of each of two generations: at most some 20 MB together.</summary>
    private const int Most = 2000;

    private ConcurrentDictionary<string, Ticket> young = new(StringComparer.Ordinal);
    private ConcurrentDictionary<string, Ticket> old = new(StringComparer.Ordinal);

    public Ticket? Find(string ticketId) => young.GetValueOrDefault(ticketId) ?? old.GetValueOrDefault(ticketId);

    public void Remember(Ticket ticket)
    {
        if (young.Count >= Most)
        {
            (old, young) = (young, new ConcurrentDictionary<string, Ticket>(StringComparer.Ordinal));
        }

        young.AddOrUpdate(ticket.Id, ticket, (_, other) => other.Version > ticket.Version ? other : ticket);
    }

    public void Forget(string ticketId)
    {
        young.TryRemove(ticketId, out _);
        old.TryRemove(ticketId, out _);
    }

    public void ForgetAll() => (old, young) = (new(StringComparer.Ordinal), new(StringComparer.Ordinal));
}
