using RedProperty.Realtime.Client.Copies;

namespace RedProperty.Realtime.Client.Feeds;

/// <content>What a store of the copies is told, and what it gives back.</content>
internal sealed partial class FeedCopies
{
    private readonly HashSet<string> forgotten = new(StringComparer.Ordinal);

    public void Restore(KeptCopies kept)
    {
        foreach (var feed in kept.Feeds)
        {
            copies[feed.Feed] = Begin(feed.Feed);
            copies[feed.Feed].Restore(feed, kept.TrueAt);
            foreach (var scope in feed.Scopes)
            {
                feedsByScope.TryAdd(scope, []);
                feedsByScope[scope].Add(feed.Feed);
            }
        }
    }

    /// <summary>All that the store lacks, as it stands at this moment; null when that is nothing.</summary>
    /// <param name="isWorthSaving">Whether the time alone, at which the copies were true, is worth a batch.</param>
    public CopyChanges? TakeUnsaved(bool isAnew, DateTimeOffset closedSince, Func<DateTimeOffset?, bool> isWorthSaving)
    {
        FeedChange[] changes = [.. copies.Values.Select(copy => copy.Keeping?.Take(copy, ScopesOf(copy.Feed), closedSince)).OfType<FeedChange>()];
        if (changes.Length == 0 && forgotten.Count == 0 && !isWorthSaving(TrueAt))
        {
            return null;
        }

        string[] dropped = [.. forgotten];
        forgotten.Clear();
        return new CopyChanges(isAnew, CopyShape.Now, TrueAt, dropped, changes);
    }

    /// <summary>They were not saved.</summary>
    public void PutBack(CopyChanges changes)
    {
        forgotten.UnionWith(changes.Dropped);
        foreach (var change in changes.Feeds)
        {
            Find(change.Feed)?.Keeping?.PutBack(change);
        }
    }

    /// <summary>They were saved.</summary>
    public void Keep(CopyChanges changes)
    {
        foreach (var change in changes.Feeds)
        {
            Find(change.Feed)?.Keeping?.Keep(change);
        }
    }

    private FeedCopy Begin(string feed) => new(feed, isKept ? new FeedKeeping() : null);

    private string[] ScopesOf(string feed) => [.. feedsByScope.Where(pair => pair.Value.Contains(feed)).Select(pair => pair.Key)];

    /// <summary>What a scope brings now; feeds that it brings newly, or no longer, have other scopes than the store knows.</summary>
    private void Bring(string? scope, HashSet<string> feeds)
    {
        if (isKept)
        {
            var others = feeds.ToHashSet(StringComparer.Ordinal);
            others.SymmetricExceptWith(feedsByScope.GetValueOrDefault(scope ?? OwnPosts) ?? []);
            others.ToList().ForEach(feed => Find(feed)?.Keeping?.Move());
        }

        feedsByScope[scope ?? OwnPosts] = feeds;
    }

    private void Forget(List<string> dropped)
    {
        if (isKept)
        {
            forgotten.UnionWith(dropped);
        }
    }
}
