using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Escalations;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Design;

/// <summary>One ticket for each state that a row can show. Invented here and stored nowhere.</summary>
internal static class Specimens
{
    private static readonly Allowance TwentyMinutes = Allowance.OfMinutes(20);

    public static IReadOnlyList<Ticket> All(DateTimeOffset now) =>
    [
        Of("0001", "lamp-out", Phase.Reported, 1, Due(now, 18)),
        Of("0002", "lift-stopped", Phase.Reported, 1, Due(now, 3) with { IsYellow = true }) with { Severity = Severity.Major },
        Of("0003", "corridor-clutter", Phase.Reported, 3, Due(now, -25) with { State = DeadlineState.Missed }, Due(now, 4)),
        Of("0004", "lamp-out", Phase.Acknowledged, 2, Due(now, 12)) with { Reminder = new Reminder(now, 2) },
        Paused(now),
    ];

    public static Ticket Paused(DateTimeOffset now) =>
        Of("0005", "lamp-out", Phase.Acknowledged, 1, Due(now, 9) with { State = DeadlineState.Paused }) with
        {
            Pause = new Pause(PauseReason.WaitingForPart, null, now.AddMinutes(-5), now.AddHours(3), "specimen", "样例"),
        };

    private static Deadline Due(DateTimeOffset now, double minutes) => new(
        Obligation.Response, 1, TwentyMinutes, now.AddMinutes(minutes - 20), now.AddMinutes(minutes - 5), now.AddMinutes(minutes));

    private static Ticket Of(string number, string kind, Phase phase, int level, params Deadline[] deadlines) => new()
    {
        Id = $"specimen.{number}",
        Number = $"20261124-{number}",
        Version = 1,
        HandVersion = 1,
        Kind = kind,
        Category = string.Empty,
        Severity = Severity.Ordinary,
        Track = Track.Property,
        Phase = phase,
        Place = new TicketPlace("specimen", "specimen-1", "specimen-1-01", "2单元", null),
        Title = "三楼的灯不亮，晚上老人上下楼很危险",
        Description = string.Empty,
        PhotoIds = [],
        Rung = new Rung(level, Ladder.RolesOf(Track.Property)[level - 1], PlaceLevel.Grid, string.Empty, deadlines[0].From),
        Holders = [new Holder("specimen", "样例", Role.RedSteward)],
        Terms = new Terms([], 0.75),
        Deadlines = deadlines,
        ReportedAt = deadlines[0].From,
        UpdatedAt = deadlines[0].From,
        Channel = "desk",
    };
}
