using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Deliveries;
using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests;

/// <summary>One ticket in the small city, moved by commands and by the clock. Nine o'clock on a Monday unless said otherwise.</summary>
internal sealed class ATicket
{
    public static readonly DateTimeOffset Nine = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8));

    private readonly SmallCity city;

    public ATicket(string kind = "lamp-out", SmallCity? city = null, string building = "spring-1-01", Reporter? reporter = null, string id = "spring.one")
    {
        this.city = city ?? new SmallCity();
        var report = new ReportTicket(kind, building, "2单元", "灯不亮", "三楼的灯不亮", null, [], "open311", reporter);
        var decision = ReportDecision.Decide(
            report, new NewTicketNames(id, id == "spring.one" ? "20261123-0001" : "20261123-0002", "code"), Actor.Resident, this.city.Current, Nine);
        Assert.Null(decision.Refusal);
        Ticket = TicketFold.Begin(id, decision.Happenings[0]);
        Log.Add(decision.Happenings[0]);
        Take(decision.Happenings.Skip(1));
    }

    public Ticket Ticket { get; private set; }

    public List<Happening> Log { get; } = [];

    public IEnumerable<string> Types => Log.Select(happening => happening.Fact.Type);

    public static DateTimeOffset At(double minutes) => Nine.AddMinutes(minutes);

    /// <summary>Lets the clock look at the ticket that many minutes after nine.</summary>
    public ATicket ClockAt(double minutes)
    {
        Take(Enforcement.Decide(Ticket, city.Current, At(minutes)));
        return this;
    }

    /// <summary>Somebody looks whether the last call reached anybody, and it did not.</summary>
    public ATicket UnstoredAt(double minutes)
    {
        var call = new Call(Ticket.Id, Ticket.Version, Ticket.UpdatedAt, [.. Ticket.Holders.Select(holder => holder.UserId)]);
        Take(DeliveryDecision.Judge(Ticket, call, new HashSet<string>(), ["webPush"], At(minutes)));
        return this;
    }

    /// <summary>A device of the person stores it after all.</summary>
    public ATicket StoredAt(double minutes, string person)
    {
        Take(DeliveryDecision.Arrive(Ticket, person, Ticket.Version, At(minutes)));
        return this;
    }

    public ATicket Do(string person, double minutes, TicketCommand command)
    {
        var decision = Try(person, minutes, command);
        Assert.Null(decision.Refusal);
        Take(decision.Happenings);
        return this;
    }

    public ATicket Merge(ATicket into, string person, double minutes, string? reason = null)
    {
        var decision = MergeDecision.Merge(Ticket, into.Ticket, new MergeTicket(into.Ticket.Id, reason), city.Person(person), city.Current, At(minutes));
        Assert.Null(decision.Refusal);
        Take(decision.Ticket);
        into.Take(decision.Other);
        return this;
    }

    /// <summary>Merging and splitting, once in either part.</summary>
    public ATicket TakeInAndGiveBack(string person, double minutes)
    {
        var other = new ATicket(Ticket.Kind, city, id: "spring.two");
        other.Merge(this, person, minutes).Split(this, person, minutes + 0.01);
        return Merge(other, person, minutes + 0.02).Split(other, person, minutes + 0.03);
    }

    public ATicket Split(ATicket from, string person, double minutes)
    {
        var decision = MergeDecision.Split(Ticket, from.Ticket, new SplitTicket("不是一回事"), city.Person(person), city.Current, At(minutes));
        Assert.Null(decision.Refusal);
        Take(decision.Ticket);
        from.Take(decision.Other);
        return this;
    }

    public Refusal Refused(string person, double minutes, TicketCommand command)
    {
        var decision = Try(person, minutes, command);
        Assert.NotNull(decision.Refusal);
        Assert.Empty(decision.Happenings);
        return decision.Refusal;
    }

    /// <summary>The limit that is owed now; one at most for each obligation.</summary>
    public Deadline Owed(Obligation obligation) => Ticket.Deadlines.Single(deadline => deadline.IsOwed && deadline.Obligation == obligation);

    public IEnumerable<T> Facts<T>()
        where T : Fact => Log.Select(happening => happening.Fact).OfType<T>();

    private Decision Try(string person, double minutes, TicketCommand command)
    {
        var actor = person == "resident" ? Actor.Holding("code") : city.Person(person);
        return TicketDecision.Decide(Ticket, command, actor, city.Current, At(minutes));
    }

    private void Take(IEnumerable<Happening> happenings)
    {
        foreach (var happening in happenings)
        {
            Log.Add(happening);
            Ticket = Ticket.Apply(happening);
        }
    }
}
