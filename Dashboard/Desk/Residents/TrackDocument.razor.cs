using Microsoft.AspNetCore.Components;
using RedProperty.Realtime.Desk.Deadlines;
using RedProperty.Realtime.Desk.Language;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Residents;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Residents;

/// <summary>What the tracking page shows of a ticket.</summary>
public sealed partial class TrackDocument
{
    private const int SecondsBetweenLooks = 30;

    private static readonly Phase[] Steps = [Phase.Reported, Phase.Acknowledged, Phase.Planned, Phase.Resolved];

    [Parameter, EditorRequired]
    public required TrackView View { get; set; }

    private TrackedTicket Ticket => View.Ticket;

    private string Kind => PlaceWords.KindName(Ticket.Kind, Rulebooks.Current);

    /// <summary>While a form is open, a page that loaded itself anew would take the words away.</summary>
    private int? RefreshEvery => View.Act is null && !Ticket.CanRate ? SecondsBetweenLooks : null;

    private Phase ReachedStep => Ticket.Phase > Phase.Resolved ? Phase.Resolved : Ticket.Phase;

    private Deadline? Next => Ticket.Phase >= Phase.Resolved ? null : Ticket.Deadlines.Where(deadline => deadline.IsRunning).MinBy(deadline => deadline.DueAt);

    private string Promise => Next is { } next ? Say["Resident.Promise", Say.Of(next.Allowance), Clock.Short(next.DueAt)].Value : string.Empty;

    private TimeMark MarkOf(Deadline deadline) => deadline.State switch
    {
        DeadlineState.Met => TimeMark.Done,
        DeadlineState.Missed => TimeMark.Red,
        DeadlineState.Paused or DeadlineState.Lifted => TimeMark.Paused,
        _ when Clock.Now >= deadline.DueAt => TimeMark.Red,
        _ when Clock.Now >= deadline.YellowAt => TimeMark.Yellow,
        _ => TimeMark.Calm,
    };

    private string StateOf(Deadline deadline) => deadline switch
    {
        { State: DeadlineState.Met, At: { } at } => Say["Resident.Limit.Met", Clock.Short(at), Clock.Short(deadline.DueAt)],
        { State: DeadlineState.Missed } => Say["Resident.Limit.Missed", Clock.Short(deadline.DueAt)],
        { State: DeadlineState.Lifted } => Say["Resident.Limit.Lifted"],
        { State: DeadlineState.Paused } => Say["Resident.Limit.Paused", Clock.Short(deadline.DueAt)],
        _ => Say["Resident.Limit.Running", Clock.Short(deadline.DueAt)],
    };

    private string PhotoUrl(string id, bool isSmall) =>
        $"/photos/{Uri.EscapeDataString(id)}?code={Uri.EscapeDataString(Ticket.Code)}{(isSmall ? "&size=thumb" : string.Empty)}";
}
