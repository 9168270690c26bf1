using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Audit;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Publication;

/// <summary>Takes a notice from the boards (撤回公示). It stays on record with the reason.</summary>
public sealed class WithdrawNotice(INoticeStore store, IRulebooks rulebooks, KeepAudit audit, TimeProvider time)
{
    /// <summary>Characters.</summary>
    public const int LongestReason = 200;

    public async Task<Outcome<Notice>> Withdraw(Actor actor, string communityId, string noticeId, string? reason, CancellationToken cancellation)
    {
        if (await store.Find(communityId, noticeId, cancellation) is not { } notice)
        {
            return Refusal.NotFound("noticeId", $"'{noticeId}' is no notice of this community.");
        }

        if (!NoticeAuthority.MayPublish(actor, notice.By, notice.PlaceId, rulebooks.Current.Organisation))
        {
            return Refusal.Forbidden("A notice is withdrawn by whoever may publish in its name.");
        }

        if (TicketText.CheckRequired("reason", reason, LongestReason) is { } refusal)
        {
            return refusal;
        }

        var withdrawal = new Withdrawal(time.GetUtcNow(), actor.Id, actor.Name, reason!.Trim());
        if (notice.StateAt(withdrawal.At) != NoticeState.Standing || !await store.Withdraw(communityId, noticeId, withdrawal, cancellation))
        {
            return Refusal.Conflict("This notice stands on no board any more; look at the list again.");
        }

        await audit.Note(actor, AuditFacts.NoticeWithdrawn, ("placeId", notice.PlaceId), ("title", notice.Title), ("reason", withdrawal.Reason));
        return notice with { Withdrawn = withdrawal };
    }
}
