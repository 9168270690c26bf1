using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Deliveries;
using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Hotline;

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
            Hotline = reported.Hotline,
            Answers = reported.Answers,
        };
    }

    public static Ticket Apply(this Ticket ticket, Happening happening)
    {
        var version = ticket.Version + 1;
        return After(ticket, happening) with
        {
            Version = version,
            HandVersion = happening.IsByHand && happening.Fact is not Followed ? version : ticket.HandVersion,
            UpdatedAt = happening.At,
            Undelivered = StillUndelivered(ticket, happening),
            ResidentWords = ticket.ResidentWords + (happening is { By: Accounts.Actor.ResidentId, Fact: Commented or PhotoAdded } ? 1 : 0),
            Hotline = Answered(ticket.Hotline, happening.Fact),
        };
    }

    /// <summary>What the hotline is told is the last thing that was said to the resident.</summary>
    private static HotlineCase? Answered(HotlineCase? hotline, Fact fact) => (hotline, fact) switch
    {
        (not null, RepliedInWriting reply) => hotline with { Reply = reply.Text },
        (not null, Resolved resolved) => hotline with { Reply = resolved.Text },
        _ => hotline,
    };

    /// <summary>Whoever is called anew is waited for anew; whoever does something to the matter has it.</summary>
    private static UndeliveredHolder[]? StillUndelivered(Ticket ticket, Happening happening)
    {
        if (happening.Fact is Reopened or Escalated or Returned or Assigned or Reclassified or Resolved or Merged or Split)
        {
            return null;
        }

        var before = ticket.Undelivered ?? [];
        UndeliveredHolder[] now = happening.Fact switch
        {
            Undelivered late => [.. before, .. late.Holders.Select(holder => new UndeliveredHolder(holder, late.Of, late.CalledAt))],
            Delivered come => [.. before.Where(late => !come.Holders.Contains(late.Holder))],
            _ => [.. before.Where(late => late.Holder.UserId != happening.By)],
        };
        return now.Length == 0 ? null : now;
    }

    private static Ticket After(Ticket ticket, Happening happening) => happening.Fact switch
    {
        Acknowledged answer => ticket.Reach(Phase.Acknowledged).Meet(happening.At, Obligation.Response).Remind(answer.RemindAt),
        SolutionProposed => ticket.Reach(Phase.Planned).Meet(happening.At, Obligation.Response, Obligation.Solution),
        RepliedInWriting reply => ticket.Reach(Phase.Acknowledged).Meet(happening.At, Obligation.Response, Obligation.WrittenReply).Remind(reply.RemindAt),
        Resolved resolved => ticket.Meet(happening.At, Enum.GetValues<Obligation>()) with
        {
            Phase = Phase.Resolved,
            ResolvedAt = happening.At,
            PhotoIds = [.. ticket.PhotoIds.Union(resolved.PhotoIds)],
        },
        Confirmed confirmed => ticket with { Phase = Phase.Closed, Rating = confirmed.Rating ?? ticket.Rating },
        Reopened reopened => ticket with
        {
            Phase = Phase.Reported,
            ResolvedAt = null,
            ReopenedAt = happening.At,
            Deadlines = reopened.Deadlines,
            Extensions = null,
            Reminder = null,
            Reworks = ticket.Reworks + 1,
        },
        Reclassified to => ticket.Under(to.Terms, to.Deadlines) with
        {
            Kind = to.Kind,
            Category = to.Category,
            Severity = to.Severity,
            Track = to.Track,
            Rung = to.Rung,
            Holders = to.Holders,
        },
        Assigned assigned => ticket with { Holders = [assigned.Holder] },
        Escalated to => ticket with { Rung = to.Rung, Holders = to.Holders, Deadlines = to.Deadlines },
        Returned to => ticket with { Rung = to.Rung, Holders = to.Holders, Deadlines = to.Deadlines, Returns = ticket.Returns + 1 },
        YellowCard card => ticket.Change(card.Obligation, card.Rung, deadline => deadline with { IsYellow = true }),
        DeadlineMissed missed => ticket.Decide(missed.Obligation, ExtensionState.Lapsed).Change(
            missed.Obligation, missed.Rung, deadline => deadline with { IsYellow = true, State = DeadlineState.Missed, At = missed.DueAt }),
        Paused paused => ticket.Stop(paused, happening),
        Resumed resumed => ticket with
        {
            Pause = null,
            Deadlines = resumed.Deadlines,
            Reminder = ticket.Reminder is null ? null : ticket.Reminder with { NextAt = resumed.RemindAt },
        },
        ExtensionAsked asked => ticket with
        {
            Extensions = [.. ticket.Extensions ?? [], new Extension(asked.Obligation, asked.Length, asked.Reason, happening.By, happening.ByName, happening.At)],
        },
        ExtensionGranted granted => ticket.Decide(granted.Obligation, ExtensionState.Granted) with { Deadlines = granted.Deadlines },
        ExtensionRefused refused => ticket.Decide(refused.Obligation, ExtensionState.Refused),
        Reminded reminded => ticket with { Reminder = new Reminder(reminded.NextAt, reminded.Count) },
        LimitsChanged changed => ticket.Under(changed.Terms, changed.Deadlines),
        PhotoAdded added => ticket with { PhotoIds = [.. ticket.PhotoIds.Union(added.PhotoIds)] },
        Published => ticket with { IsPublic = true },
        Unpublished => ticket with { IsPublic = null },
        Followed => ticket with { Followers = ticket.Followers + 1 },
        Merged or TookIn or Split or GaveBack => ticket.Pair(happening),
        _ => ticket,
    };

    private static Ticket Remind(this Ticket ticket, DateTimeOffset? remindAt) => remindAt is null ? ticket : ticket with
    {
        Reminder = new Reminder(remindAt, ticket.Reminder?.Count ?? 0),
    };

    private static Ticket Stop(this Ticket ticket, Paused paused, Happening happening) => ticket with
    {
        Pause = new Pause(paused.Reason, paused.Text, happening.At, paused.Until, happening.By, happening.ByName),
        Deadlines = [.. ticket.Deadlines.Select(deadline => deadline.IsRunning && paused.Stops.Contains(deadline.Obligation)
            ? deadline with { State = DeadlineState.Paused }
            : deadline)],
    };

    /// <summary>A wish for more time that nobody has decided yet.</summary>
    private static Ticket Decide(this Ticket ticket, Obligation obligation, ExtensionState state) => ticket.Extensions is null ? ticket : ticket with
    {
        Extensions = [.. ticket.Extensions.Select(extension =>
            extension.Obligation == obligation && extension.State == ExtensionState.Asked ? extension with { State = state } : extension)],
    };

    private static Ticket Under(this Ticket ticket, Terms terms, IReadOnlyList<Deadline> deadlines) => (ticket with
    {
        Terms = terms,
        Deadlines = deadlines,
        Reminder = terms.Reminder is null ? null : ticket.Reminder,
    }).LapseWhatIsNotOwed();

    private static Ticket LapseWhatIsNotOwed(this Ticket ticket) => (ticket.Extensions ?? [])
        .Where(extension => !ticket.Deadlines.Any(deadline => deadline.IsOwed && deadline.Obligation == extension.Obligation))
        .Aggregate(ticket, (lapsed, extension) => lapsed.Decide(extension.Obligation, ExtensionState.Lapsed));

    private static Ticket Reach(this Ticket ticket, Phase phase) => ticket.Phase < phase ? ticket with { Phase = phase } : ticket;

    /// <summary>A pause ends with the last clock that it held.</summary>
    private static Ticket Meet(this Ticket ticket, DateTimeOffset at, params Obligation[] obligations)
    {
        Deadline[] deadlines = [.. ticket.Deadlines.Select(deadline => deadline.IsOwed && obligations.Contains(deadline.Obligation)
            ? deadline with { State = DeadlineState.Met, At = at }
            : deadline)];
        return (ticket with
        {
            Deadlines = deadlines,
            Pause = deadlines.Any(deadline => deadline.State == DeadlineState.Paused) ? ticket.Pause : null,
        }).LapseWhatIsNotOwed();
    }

    private static Ticket Change(this Ticket ticket, Obligation obligation, int rung, Func<Deadline, Deadline> change) => ticket with
    {
        Deadlines = [.. ticket.Deadlines.Select(deadline =>
            deadline.IsRunning && deadline.Obligation == obligation && deadline.Rung == rung ? change(deadline) : deadline)],
    };
}
