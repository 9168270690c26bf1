using RedProperty.Realtime.Domain.Accounts;

namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>A ticket while something is being decided about it: each fact is applied at once, so that the next sees it.</summary>
internal sealed class DraftTicket(Ticket ticket, DateTimeOffset now)
{
    private readonly List<Happening> happenings = [];

    public Ticket Ticket { get; private set; } = ticket;

    public IReadOnlyList<Happening> Happenings => happenings;

    public void ByClock(Fact fact) => Add(fact, Actor.System, null);

    public void By(Actor actor, Fact fact, DateTimeOffset? occurredAt) => Add(fact, actor, occurredAt);

    private void Add(Fact fact, Actor actor, DateTimeOffset? occurredAt)
    {
        var happening = new Happening(fact, now, actor.Id, actor.Name, occurredAt);
        happenings.Add(happening);
        Ticket = Ticket.Apply(happening);
    }
}
