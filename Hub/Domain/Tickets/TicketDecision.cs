using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Escalations;
using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Domain.Residents;

namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>What a command does to a ticket that exists. Limits that have passed are enforced first: nobody answers in time afterwards.</summary>
public static class TicketDecision
{
    public static Decision Decide(Ticket ticket, TicketCommand command, Actor actor, Rulebook rules, DateTimeOffset now)
    {
        var refusal = CheckAuthority(ticket, command, actor, rules)
            ?? CheckContent(command)
            ?? TicketText.CheckMoment("occurredAt", command.OccurredAt, now);
        if (refusal is not null)
        {
            return refusal;
        }

        var draft = new DraftTicket(ticket, now);
        Enforcement.Enforce(draft, rules, now);
        refusal = TicketPhases.Check(draft.Ticket, command)
            ?? CheckRoom(ticket, command)
            ?? ResidentLimits.Check(draft.Ticket, command, actor)
            ?? Carry(draft, command, actor, rules, now);
        return refusal is not null ? refusal : new Decision(draft.Happenings, null);
    }

    private static Refusal? CheckAuthority(Ticket ticket, TicketCommand command, Actor actor, Rulebook rules)
    {
        var isResident = TicketAuthority.MaySay(actor, ticket, command);
        var isAllowed = command switch
        {
            ApplyPolicy => TicketAuthority.Administers(actor, ticket, rules.Organisation),
            PublishTicket or UnpublishTicket => TicketAuthority.MayPublish(actor, ticket, rules.Organisation),
            FollowMatter => FollowDecision.MayFollow(actor, ticket, rules),
            _ => isResident || TicketAuthority.MayAct(actor, ticket, rules.Organisation),
        };
        return isAllowed
            ? null
            : Refusal.Forbidden($"Ticket {ticket.Number} lies outside your posts; those who hold it are {Names(ticket)}.");
    }

    private static Refusal? CheckContent(TicketCommand command) => command switch
    {
        AcknowledgeTicket acknowledge => TicketText.CheckOptional("message", acknowledge.Message),
        ProposeSolution propose => TicketText.CheckRequired("text", propose.Text),
        ReplyInWriting reply => TicketText.CheckRequired("text", reply.Text),
        ResolveTicket resolve => TicketText.CheckRequired("text", resolve.Text) ?? TicketText.CheckPhotos("photoIds", resolve.PhotoIds),
        ConfirmTicket { Rating: < 1 or > 5 } confirm => Refusal.Invalid("rating", $"is {confirm.Rating}; give 1 to 5, or none."),
        ConfirmTicket confirm => TicketText.CheckOptional("text", confirm.Text),
        ReopenTicket reopen => TicketText.CheckRequired("reason", reopen.Reason),
        ReclassifyTicket reclassify => TicketText.CheckRequired("reason", reclassify.Reason),
        AssignTicket assign => TicketText.CheckRequired("userId", assign.UserId, 64),
        EscalateTicket escalate => TicketText.CheckRequired("reason", escalate.Reason),
        ReturnTicket back => TicketText.CheckRequired("reason", back.Reason),
        CommentOnTicket comment => TicketText.CheckRequired("text", comment.Text),
        AddPhotos { PhotoIds.Count: 0 } => Refusal.Invalid("photoIds", "is empty; name at least one photo."),
        AddPhotos add => TicketText.CheckPhotos("photoIds", add.PhotoIds) ?? TicketText.CheckOptional("text", add.Text),
        PublishTicket publish => TicketText.CheckOptional("text", publish.Text),
        UnpublishTicket unpublish => TicketText.CheckOptional("text", unpublish.Text),
        PauseTicket pause => TicketText.CheckOptional("text", pause.Text),
        ResumeTicket resume => TicketText.CheckOptional("text", resume.Text),
        AskExtension ask => TicketText.CheckRequired("reason", ask.Reason),
        GrantExtension grant => TicketText.CheckOptional("text", grant.Text),
        RefuseExtension refuse => TicketText.CheckRequired("reason", refuse.Reason),
        ApplyPolicy apply => TicketText.CheckRequired("reason", apply.Reason),
        FollowMatter follow => FollowDecision.CheckContent(follow),
        _ => Refusal.Invalid("command", $"{command.GetType().Name} cannot be given to a ticket that exists."),
    };

    private static Refusal? CheckRoom(Ticket ticket, TicketCommand command) =>
        command.NamedPhotos.Count > 0 && ticket.PhotoIds.Union(command.NamedPhotos).Count() > PhotoLimits.MostOfATicket
            ? Refusal.Invalid("photoIds", $"would make more than the {PhotoLimits.MostOfATicket} photos that a ticket has at most.")
            : null;

    private static Refusal? Carry(DraftTicket draft, TicketCommand command, Actor actor, Rulebook rules, DateTimeOffset now)
    {
        switch (command)
        {
            case ReclassifyTicket reclassify:
                return Reclassification.Carry(draft, reclassify, actor, rules, now);
            case AssignTicket assign:
                return Assignment.Carry(draft, assign, actor, rules);
            case EscalateTicket escalate:
                return AskedMoves.Escalate(draft, escalate, actor, rules, now);
            case ReturnTicket back:
                return AskedMoves.Return(draft, back, actor, rules, now);
            case PauseTicket pause:
                return Pauses.Begin(draft, pause, actor, rules, now);
            case ResumeTicket resume:
                return Pauses.End(draft, resume, actor, rules, now);
            case AskExtension ask:
                return Extensions.Ask(draft, ask, actor);
            case GrantExtension grant:
                return Extensions.Grant(draft, grant, actor, rules);
            case RefuseExtension refuse:
                return Extensions.Refuse(draft, refuse, actor, rules);
            case ApplyPolicy apply:
                return Relimiting.Carry(draft, apply, actor, rules, now);
            default:
                draft.By(actor, FactOf(draft.Ticket, command, rules, now), command.OccurredAt);
                return null;
        }
    }

    private static Fact FactOf(Ticket ticket, TicketCommand command, Rulebook rules, DateTimeOffset now) => command switch
    {
        AcknowledgeTicket acknowledge => new Acknowledged(
            TicketText.Trimmed(acknowledge.Message), Reminders.AfterAnswer(ticket, now, rules.Calendar, Obligation.Response)),
        ProposeSolution propose => new SolutionProposed(propose.Text.Trim()),
        ReplyInWriting reply => new RepliedInWriting(
            reply.Text.Trim(), Reminders.AfterAnswer(ticket, now, rules.Calendar, Obligation.Response, Obligation.WrittenReply)),
        ResolveTicket resolve => new Resolved(resolve.Text.Trim(), resolve.PhotoIds),
        ConfirmTicket confirm => new Confirmed(confirm.Rating, TicketText.Trimmed(confirm.Text)),
        ReopenTicket reopen => new Reopened(reopen.Reason.Trim(), NewLimits(ticket, rules, now)),
        CommentOnTicket comment => new Commented(comment.Text.Trim()),
        FollowMatter follow => new Followed(follow.TrackingCode, follow.Contact),
        AddPhotos add => new PhotoAdded(add.PhotoIds, TicketText.Trimmed(add.Text)),
        PublishTicket publish => new Published(TicketText.Trimmed(publish.Text)),
        UnpublishTicket unpublish => new Unpublished(TicketText.Trimmed(unpublish.Text)),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "No fact belongs to this command."),
    };

    private static IReadOnlyList<Deadline> NewLimits(Ticket ticket, Rulebook rules, DateTimeOffset now) =>
        [.. ticket.Deadlines, .. ticket.Terms.Limits.Select(term =>
            Deadline.Start(term, ticket.Rung.Level, now, ticket.Terms.YellowShare, rules.Calendar))];

    private static string Names(Ticket ticket) =>
        ticket.Holders.Count > 0 ? string.Join(", ", ticket.Holders.Select(holder => holder.Name)) : ticket.Rung.PostId;
}
