using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Escalations;
using RedProperty.Realtime.Domain.Figures;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Redis.Tests;

/// <summary>Tickets and changes of them, as small as the store needs.</summary>
internal static class ATicket
{
    public static readonly DateTimeOffset Nine = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8));

    public static string Community() => $"c-{Guid.NewGuid():N}"[..20];

    public static Ticket New(string community, string grid = "g-1", string holder = "worker-1", DateTimeOffset? reportedAt = null, string? code = null)
    {
        var at = reportedAt ?? Nine;
        var terms = new Terms([new Term(Obligation.Response, Allowance.OfMinutes(20))], 0.75);
        return new Ticket
        {
            Id = TicketId.Make(community, $"{Guid.NewGuid():N}"),
            Number = "20261123-0001",
            Version = 1,
            HandVersion = 1,
            Kind = "lamp-out",
            Category = "repair",
            Severity = Severity.Ordinary,
            Track = Track.Property,
            Phase = Phase.Reported,
            Place = new TicketPlace(community, grid, $"{grid}-01", "二单元", "燕子山路 1 号"),
            Title = "楼道灯不亮",
            Description = new string('灯', 60),
            PhotoIds = [],
            Rung = new Rung(1, Role.RedSteward, PlaceLevel.Grid, $"redSteward@{grid}", at),
            Holders = [new Holder(holder, holder, Role.RedSteward)],
            Terms = terms,
            Deadlines = [Deadline.Start(terms.Limits[0], 1, at, terms.YellowShare, WorkingCalendar.OfficeHours)],
            ReportedAt = at,
            UpdatedAt = at,
            Channel = "open311",
            TrackingCode = code,
            Reporter = new Reporter("王女士", "13800000000", null),
        };
    }

    public static TicketChange Report(this Ticket ticket, string? commandKey = null, params Tally[] tallies) => new(
        null,
        ticket,
        [
            new TicketStep(
                new Happening(
                    new Reported(
                        ticket.Number, ticket.Kind, ticket.Category, ticket.Severity, ticket.Track, ticket.Place, ticket.Title, ticket.Description,
                        ticket.PhotoIds, ticket.Channel, ticket.Reporter, ticket.TrackingCode, ticket.Rung, ticket.Holders, ticket.Terms, ticket.Deadlines) { Hotline = ticket.Hotline },
                    ticket.ReportedAt, "resident", "居民"),
                ticket),
        ],
        commandKey,
        tallies);

    /// <summary>The next change: as many remarks as asked for, and whatever else became of the ticket.</summary>
    public static TicketChange Then(this Ticket before, Func<Ticket, Ticket>? change = null, string? commandKey = null, int steps = 1, string text = "在路上")
    {
        var row = new List<TicketStep>();
        var ticket = before;
        for (var i = 0; i < steps; i++)
        {
            ticket = (i == steps - 1 && change is not null ? change(ticket) : ticket) with { Version = ticket.Version + 1, HandVersion = ticket.Version + 1 };
            row.Add(new TicketStep(new Happening(new Commented(text), Nine, "worker-1", "worker-1"), ticket));
        }

        return new TicketChange(before, ticket, row, commandKey, []);
    }

    public static Ticket Resolved(this Ticket ticket) => ticket with
    {
        Phase = Phase.Resolved,
        Deadlines = [.. ticket.Deadlines.Select(deadline => deadline with { State = DeadlineState.Met })],
    };

    public static Ticket HeldBy(this Ticket ticket, params string[] users) => ticket with
    {
        Holders = [.. users.Select(user => new Holder(user, user, Role.RedSteward))],
    };
}
