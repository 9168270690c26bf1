using RedProperty.Realtime.Desk.Deadlines;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tickets;

/// <summary>The open tickets that a desk shows, kept current by events. Not thread-safe: it belongs to its page.</summary>
internal sealed class TicketBoard(Actor actor, IRulebooks rulebooks)
{
    private readonly Dictionary<string, Ticket> tickets = [];

    /// <summary>What this person answers for, soonest limit first.</summary>
    public IReadOnlyList<Ticket> Mine { get; private set; } = [];

    /// <summary>Everything that was loaded and came since, soonest limit first.</summary>
    public IReadOnlyList<Ticket> All { get; private set; } = [];

    /// <summary>Where somebody below waits for this person's decision on more time, soonest limit first.</summary>
    public IReadOnlyList<Ticket> ToDecide { get; private set; } = [];

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

    public bool IsMine(Ticket ticket) => ticket.Holders.Any(holder => holder.UserId == actor.Id);

    public bool IsToDecide(Ticket ticket) => Deciders.IsOwedBy(actor, ticket, rulebooks.Current.Organisation);

    private void Sort()
    {
        All = [.. tickets.Values.OrderBy(ticket => ticket.Next()?.DueAt ?? DateTimeOffset.MaxValue).ThenBy(ticket => ticket.Number, StringComparer.Ordinal)];
        Mine = [.. All.Where(IsMine)];
        ToDecide = [.. All.Where(IsToDecide)];
    }
}
