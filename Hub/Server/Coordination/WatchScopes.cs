using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Server.Accounts;

namespace RedProperty.Realtime.Server.Coordination;

/// <summary>
/// Takes feeds away from watchers whose posts no longer reach them, and ends the connections of those who were shut out or signed out. Costs a comparison
/// while everything stays as it is.
/// </summary>
internal sealed class WatchScopes(IRulebooks rulebooks, Actors actors, Watchers watchers)
{
    private readonly Lock gate = new();
    private (Rulebook Rules, (object, object) Standing) checkedAgainst = (rulebooks.Current, actors.Standing);

    /// <summary>Called before anything is pushed, and every second.</summary>
    public void Refresh()
    {
        lock (gate)
        {
            var (rules, standing) = (rulebooks.Current, actors.Standing);
            if (ReferenceEquals(rules, checkedAgainst.Rules) && Same(standing, checkedAgainst.Standing))
            {
                return;
            }

            foreach (var watcher in watchers.All)
            {
                Check(watcher, rules);
            }

            checkedAgainst = (rules, standing);
        }
    }

    private static bool Same((object, object) one, (object, object) other) =>
        ReferenceEquals(one.Item1, other.Item1) && ReferenceEquals(one.Item2, other.Item2);

    private void Check(Watcher watcher, Rulebook rules)
    {
        var allowed = actors.Of(watcher.Context.User).Value?.Feeds(rules.Organisation).Select(feed => feed.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var feed in watcher.Feeds.Keys.Where(feed => allowed?.Contains(feed) != true))
        {
            watchers.Remove(watcher, feed);
        }

        if (actors.WhyOut(watcher.Context.User) is not null)
        {
            // Also so that nobody counts as online on a device that was taken from him.
            watcher.Context.Abort();
        }
    }
}
