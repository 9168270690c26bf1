using RedProperty.Realtime.Desk.Deadlines;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tickets;

/// <summary>
/// The open tickets that a desk shows: all of a few communities as every desk shares them (<see cref="Show"/>), or of a wide area what was loaded, kept
/// current by events (<see cref="Load"/>, <see cref="Apply"/>). Not thread-safe: it belongs to its page.
/// </summary>
internal sealed class TicketBoard(Actor actor, IRulebooks rulebooks)
{
    private readonly Dictionary<string, Ticket> tickets = [];

    /// <summary>What this person answers for, soonest limit first.</summary>
    public IReadOnlyList<Ticket> Mine { get; private set; } = [];

    /// <summary>Everything of the person's places that is known here, soonest limit first.</summary>
    public IReadOnlyList<Ticket> All { get; private set; } = [];

    /// <summary>Where somebody below waits for this person's decision on more time, soonest limit first.</summary>
    public IReadOnlyList<Ticket> ToDecide { get; private set; } = [];

    /// <param name="open">Soonest limit first; shared with others and never changed.</param>
    /// <param name="grids">The grids of the person's places; null when all of the list lies within them.</param>
    public void Show(OpenList open, IReadOnlySet<string>? grids)
    {
        All = grids is null ? open : open.In(grids);
        Mine = open.HeldBy(actor.Id);
        ToDecide = [.. open.Extended.Where(ticket => grids?.Contains(ticket.Place.Grid) != false && IsToDecide(ticket))];
    }

    public void Load(IEnumerable<Ticket> loaded)
    {
        tickets.Clear();
        foreach (var ticket in loaded)
        {
            tickets[ticket.Id] = ticket;
        }

        Sort();
    }

    /// <summary>An event older than what is shown is a duplicate and changes nothing.</summary>
    public void Apply(IEnumerable<TicketEvent> events, bool keepsAll)
    {
        foreach (var ticket in events.Select(ticketEvent => ticketEvent.Ticket))
        {
            if (tickets.TryGetValue(ticket.Id, out var known) && known.Version >= ticket.Version)
            {
                continue;
            }

            if (ticket.IsOpen && (keepsAll || IsMine(ticket) || IsToDecide(ticket)))
            {
                tickets[ticket.Id] = ticket;
            }
            else
            {
                tickets.Remove(ticket.Id);
            }
        }

        Sort();
    }

    public (int Yellow, int Red) Cards(DateTimeOffset now)
    {
        var marks = Mine.Select(ticket => ticket.MarkAt(now)).ToList();
        return (marks.Count(mark => mark == TimeMark.Yellow), marks.Count(mark => mark == TimeMark.Red));
    }

    public bool IsMine(Ticket ticket)
    {
        // Asked of every open ticket of a community, several times a second: no enumerator.
        for (var i = 0; i < ticket.Holders.Count; i++)
        {
            if (ticket.Holders[i].UserId == actor.Id)
            {
                return true;
            }
        }

        return false;
    }

    public bool IsToDecide(Ticket ticket) =>
        ticket.Extensions is { Count: > 0 } && Deciders.IsOwedBy(actor, ticket, rulebooks.Current.Organisation);

    private void Sort()
    {
        All = [.. OpenTickets.SoonestFirst(tickets.Values)];
        Mine = [.. All.Where(IsMine)];
        ToDecide = [.. All.Where(IsToDecide)];
    }
}
