namespace RedProperty.Realtime.Domain.Publication;

/// <summary>Keeps the notices of each community.</summary>
public interface INoticeStore
{
    /// <summary>Newest first, those that ended among them.</summary>
    Task<IReadOnlyList<Notice>> List(string communityId, CancellationToken cancellation);

    Task<Notice?> Find(string communityId, string noticeId, CancellationToken cancellation);

    /// <summary>Adds a notice, and forgets others in the same stroke.</summary>
    Task Add(Notice notice, IReadOnlyCollection<string> forgotten, CancellationToken cancellation);

    /// <summary>Marks one as withdrawn; false when it is not there or was withdrawn already: of two hands, the first is kept.</summary>
    Task<bool> Withdraw(string communityId, string noticeId, Withdrawal withdrawal, CancellationToken cancellation);
}
