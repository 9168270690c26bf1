using RedProperty.Realtime.Domain.Deadlines;

namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>How facts add up to a ticket. Total: every stored fact can be applied, whatever was decided since it was written.</summary>
public static class TicketFold
{
    /// <summary>The ticket that a report makes.</summary>
    public static Ticket Begin(string id, Happening happening)
    {
        var reported = (Reported)happening.Fact;
        return new Ticket
        {
            Id = id,
            Number = reported.Number,
            Version = 1,
            HandVersion = 1,
            Kind = reported.Kind,
            Category = reported.Category,
            Severity = reported.Severity,
            Track = reported.Track,
            Phase = Phase.Reported,
            Place = reported.Place,
            Title = reported.Title,
            Description = reported.Description,
            PhotoIds = reported.PhotoIds,
            Rung = reported.Rung,
            Holders = reported.Holders,
            Terms = reported.Terms,
            Deadlines = reported.Deadlines,
            ReportedAt = happening.At,
            UpdatedAt = happening.At,
            Channel = reported.Channel,
            TrackingCode = reported.TrackingCode,
            Reporter = reported.Reporter,
        };
    }

    public static Ticket Apply(this Ticket ticket, Happening happening)
    {
        var version = ticket.Version + 1;
        return After(ticket, happening) with
        {
            Version = version,
            HandVersion = happening.IsByHand ? version : ticket.HandVersion,
            UpdatedAt = happening.At,
        };
    }

    private static Ticket After(Ticket ticket, Happening happening) => happening.Fact switch
    {
        Acknowledged => ticket.Reach(Phase.Acknowledged).Meet(happening.At, Obligation.Response),
        SolutionProposed => ticket.Reach(Phase.Planned).Meet(happening.At, Obligation.Response, Obligation.Solution),
        RepliedInWriting => ticket.Reach(Phase.Acknowledged).Meet(happening.At, Obligation.Response, Obligation.WrittenReply),
        Resolved resolved => ticket.Meet(happening.At, Enum.GetValues<Obligation>()) with
        {
            Phase = Phase.Resolved,
            ResolvedAt = happening.At,
            PhotoIds = [.. ticket.PhotoIds, .. resolved.PhotoIds],
        },
        Confirmed confirmed => ticket with { Phase = Phase.Closed, Rating = confirmed.Rating ?? ticket.Rating },
        Reopened reopened => ticket with
        {
            Phase = Phase.Reported,
            ResolvedAt = null,
            Deadlines = reopened.Deadlines,
            Reworks = ticket.Reworks + 1,
        },
        Reclassified to => ticket with
        {
            Kind = to.Kind,
            Category = to.Category,
            Severity = to.Severity,
            Track = to.Track,
            Rung = to.Rung,
            Holders = to.Holders,
            Terms = to.Terms,
            Deadlines = to.Deadlines,
        },
        Assigned assigned => ticket with { Holders = [assigned.Holder] },
        Escalated to => ticket with { Rung = to.Rung, Holders = to.Holders, Deadlines = to.Deadlines },
        Returned to => ticket with { Rung = to.Rung, Holders = to.Holders, Deadlines = to.Deadlines, Returns = ticket.Returns + 1 },
        YellowCard card => ticket.Change(card.Obligation, card.Rung, deadline => deadline with { IsYellow = true }),
        DeadlineMissed missed => ticket.Change(
            missed.Obligation, missed.Rung, deadline => deadline with { IsYellow = true, State = DeadlineState.Missed, At = missed.DueAt }),
        _ => ticket,
    };

    private static Ticket Reach(this Ticket ticket, Phase phase) => ticket.Phase < phase ? ticket with { Phase = phase } : ticket;

    private static Ticket Meet(this Ticket ticket, DateTimeOffset at, params Obligation[] obligations) => ticket with
    {
        Deadlines = [.. ticket.Deadlines.Select(deadline => deadline.IsRunning && obligations.Contains(deadline.Obligation)
            ? deadline with { State = DeadlineState.Met, At = at }
            : deadline)],
    };

    private static Ticket Change(this Ticket ticket, Obligation obligation, int rung, Func<Deadline, Deadline> change) => ticket with
    {
        Deadlines = [.. ticket.Deadlines.Select(deadline =>
            deadline.IsRunning && deadline.Obligation == obligation && deadline.Rung == rung ? change(deadline) : deadline)],
    };
}
