using System.Collections.Concurrent;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Publication;

namespace RedProperty.Realtime.Testing;

/// <summary>Notices in memory.</summary>
public sealed class MemoryNotices : INoticeStore
{
    private readonly ConcurrentDictionary<(string Community, string Id), Notice> notices = new();

    /// <summary>The store cannot be reached.</summary>
    public bool IsAway { get; set; }

    private ConcurrentDictionary<(string Community, string Id), Notice> Notices => IsAway ? throw new StoreUnavailableException() : notices;

    public Task<IReadOnlyList<Notice>> List(string communityId, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Notice>>(
        [.. Notices.Where(pair => pair.Key.Community == communityId).Select(pair => pair.Value).OrderByDescending(notice => notice.PublishedAt)]);

    public Task<Notice?> Find(string communityId, string noticeId, CancellationToken cancellation) =>
        Task.FromResult(Notices.GetValueOrDefault((communityId, noticeId)));

    public Task Add(Notice notice, IReadOnlyCollection<string> forgotten, CancellationToken cancellation)
    {
        Notices[(notice.CommunityId, notice.Id)] = notice;
        foreach (var id in forgotten)
        {
            Notices.TryRemove((notice.CommunityId, id), out _);
        }

        return Task.CompletedTask;
    }

    public Task<bool> Withdraw(string communityId, string noticeId, Withdrawal withdrawal, CancellationToken cancellation) => Task.FromResult(
        Notices.TryGetValue((communityId, noticeId), out var notice) && notice.Withdrawn is null
        && Notices.TryUpdate((communityId, noticeId), notice with { Withdrawn = withdrawal }, notice));
}
