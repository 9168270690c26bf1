using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Duplicates;

/// <summary>From a merged ticket to the one under which its matter goes on.</summary>
internal static class Merges
{
    /// <summary>One merged into another that was merged later, and so on. Never a circle, since only open tickets are merged; the bound is for a store gone wrong.</summary>
    private const int MostSteps = 50;

    /// <returns>Null when there is no such ticket.</returns>
    public static async Task<Ticket?> Find(ITicketStore store, string ticketId, CancellationToken cancellation)
    {
        var ticket = TicketId.TryParseCommunity(ticketId, out _) ? (await store.Load(ticketId, null, cancellation)).Ticket : null;
        return ticket is null ? null : await Follow(store, ticket, cancellation);
    }

    public static async Task<Ticket> Follow(ITicketStore store, Ticket ticket, CancellationToken cancellation)
    {
        for (var step = 0; step < MostSteps && ticket.MergedInto is { } merged; step++)
        {
            ticket = (await store.Load(merged.TicketId, null, cancellation)).Ticket ?? throw new InvalidOperationException($"Ticket {ticket.Id} is merged into {merged.TicketId}, which does not exist.");
        }

        return ticket;
    }
}
