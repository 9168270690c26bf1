using RedProperty.Realtime.Client.Copies;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Feeds;

/// <summary>All copies of this client, and which scope brought which. Not safe for several threads; its owner holds the lock.</summary>
/// <param name="isKept">A store keeps them, and has to be told of every change.</param>
internal sealed partial class FeedCopies(bool isKept)
{
    /// <summary>Stands for a scope that was not given: the person's own posts.</summary>
    private const string OwnPosts = "";

    private readonly Dictionary<string, FeedCopy> copies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> feedsByScope = new(StringComparer.Ordinal);

    /// <summary>Server time at which all copies were known to have everything; null when there are none.</summary>
    public DateTimeOffset? TrueAt => copies.Values.Min(copy => copy.TrueAt);

    public IReadOnlyCollection<FeedCopy> All => copies.Values;

    public IReadOnlyList<string?> Scopes => [.. feedsByScope.Keys.Select(scope => scope.Length == 0 ? null : scope)];

    /// <summary>The scopes that brought these feeds.</summary>
    public IReadOnlyList<string?> ScopesOf(IReadOnlyCollection<string> feeds) =>
        [.. feedsByScope.Where(pair => pair.Value.Overlaps(feeds)).Select(pair => pair.Key.Length == 0 ? null : pair.Key)];

    public FeedCopy? Find(string feed) => copies.GetValueOrDefault(feed);

    public WatchRequest RequestFor(string? scope) => new(
        feedsByScope.TryGetValue(scope ?? OwnPosts, out var feeds)
            ? feeds.Select(feed => copies[feed]).Where(copy => copy.Cursor is not null).ToDictionary(copy => copy.Feed, copy => copy.Cursor!)
            : null,
        scope,
        OwnPosts: scope is null ? true : null);

    /// <summary>Takes in what the server answered to a Watch.</summary>
    /// <returns>Feeds that are whole no longer, and feeds that no scope brings any more; normally none.</returns>
    public (List<string> Broken, List<string> Dropped) Take(string? scope, WatchResult result, Action<TicketEvent> onEvent, Action<string> onReset)
    {
        var broken = new List<string>();
        Bring(scope, [.. result.Feeds.Select(watched => watched.Feed)]);
        foreach (var watched in result.Feeds)
        {
            if (!copies.TryGetValue(watched.Feed, out var copy))
            {
                copies[watched.Feed] = copy = Begin(watched.Feed);
            }

            if (TakeOne(copy, watched, onEvent, onReset))
            {
                copy.IsTrueAt(result.ServerTime);
            }
            else
            {
                copy.Distrust();
                broken.Add(watched.Feed);
            }
        }

        return (broken, DropUnwatched());
    }

    /// <returns>The feeds that went with it.</returns>
    public List<string> Drop(string? scope, bool isAskedAgain)
    {
        feedsByScope.Remove(scope ?? OwnPosts);
        if (isAskedAgain)
        {
            feedsByScope[scope ?? OwnPosts] = [];
        }

        copies.Values.ToList().ForEach(copy => copy.Keeping?.Move());

        return DropUnwatched();
    }

    private static bool TakeOne(FeedCopy copy, WatchedFeed watched, Action<TicketEvent> onEvent, Action<string> onReset)
    {
        if (watched.Reset)
        {
            copy.Replace(watched);
            onReset(watched.Feed);
            return true;
        }

        foreach (var next in watched.Events)
        {
            switch (copy.Apply(next))
            {
                case Step.Taken:
                    onEvent(next);
                    break;
                case Step.Hole:
                    return false;
                default:
                    break;
            }
        }

        return copy.Cursor is { } cursor && cursor.Epoch == watched.Epoch && cursor.Sequence >= watched.Sequence;
    }

    private List<string> DropUnwatched()
    {
        var watched = feedsByScope.Values.SelectMany(feeds => feeds).ToHashSet(StringComparer.Ordinal);
        List<string> dropped = [.. copies.Keys.Where(feed => !watched.Contains(feed))];
        dropped.ForEach(feed => copies.Remove(feed));
        Forget(dropped);
        return dropped;
    }
}
