using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Duplicates;

/// <summary>
/// Carries out what concerns two tickets: load both, decide, write both in one step. The command's receipt lies with the first ticket and is written in the
/// same step, so whoever dies in between leaves both as they were, and whoever sends again gets the first answer.
/// </summary>
internal sealed class MergeTickets(ITicketStore store, IRulebooks rulebooks, IDeadlineAlarm alarm, TimeProvider time)
{
    private const int MostAttempts = 8;

    public async Task<Outcome<CommandAnswer>> Handle(
        Actor actor, string key, string communityId, string ticketId, TicketCommand command, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (ticket, receipt) = await store.Load(ticketId, key, cancellation);
            if (receipt is not null)
            {
                return new CommandAnswer(receipt, true);
            }

            var rules = rulebooks.Current;
            var other = ticket is null ? null : await Other(ticket, command, cancellation);
            if (Refuse(ticket, ticketId, other, command) is { } missing)
            {
                return missing;
            }

            var now = time.GetUtcNow();
            var decision = command is MergeTicket merge
                ? MergeDecision.Merge(ticket!, other!, merge, actor, rules, now)
                : MergeDecision.Split(ticket!, other!, (SplitTicket)command, actor, rules, now);
            if (decision.Refusal is { } refusal)
            {
                // It may have been merged by this very command, sent a second time while the first was being written.
                return refusal.Code == RefusalCode.Conflict && await store.FindReceipt(communityId, key, cancellation) is { } done
                    ? new CommandAnswer(done, true)
                    : refusal;
            }

            TicketChange[] changes =
            [
                HandleTicketCommand.ChangeOf(ticket, ticket!.Id, decision.Ticket, key, rules),
                HandleTicketCommand.ChangeOf(other, other!.Id, decision.Other, null, rules),
            ];
            var result = await store.AppendTogether(changes, cancellation);
            if (result.Status != AppendStatus.Conflict)
            {
                return Answer(result, changes);
            }

            if (attempt == MostAttempts)
            {
                return Refusal.Conflict($"Tickets {ticket.Number} and {other.Number} are being changed all the time; look at them and decide anew.");
            }
        }
    }

    private async Task<Ticket?> Other(Ticket ticket, TicketCommand command, CancellationToken cancellation)
    {
        var otherId = command is MergeTicket merge ? merge.IntoTicketId : ticket.MergedInto?.TicketId;
        return TicketId.TryParseCommunity(otherId, out _) ? (await store.Load(otherId!, null, cancellation)).Ticket : null;
    }

    private static Refusal? Refuse(Ticket? ticket, string ticketId, Ticket? other, TicketCommand command) => (ticket, other, command) switch
    {
        (null, _, _) => Refusal.NotFound("ticketId", $"'{ticketId}' is no ticket."),
        (_, null, MergeTicket merge) => Refusal.NotFound("intoTicketId", $"'{merge.IntoTicketId}' is no ticket."),
        (_, null, SplitTicket split) => TicketText.CheckRequired("reason", split.Reason) ?? Refusal.Conflict($"Ticket {ticket.Number} is merged into none; there is nothing to split off."),
        _ => null,
    };

    private CommandAnswer Answer(AppendResult result, TicketChange[] changes)
    {
        foreach (var change in changes)
        {
            if (result.Status == AppendStatus.Written && change.After.WakeAt is { } wakeAt)
            {
                alarm.Arm(change.After.Place.Community, wakeAt);
            }
        }

        return new CommandAnswer(result.Receipt!, result.Status == AppendStatus.Replayed);
    }
}
