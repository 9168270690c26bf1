using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Server.Accounts;

namespace RedProperty.Realtime.Server.Coordination;

/// <summary>Takes feeds away from watchers whose posts no longer reach them. Costs a comparison while the organisation stays as it is.</summary>
internal sealed class WatchScopes(IRulebooks rulebooks, Actors actors, Watchers watchers)
{
    private Rulebook checkedAgainst = rulebooks.Current;

    /// <summary>Called by one loop.</summary>
    public void Refresh()
    {
        var rules = rulebooks.Current;
        if (ReferenceEquals(rules, checkedAgainst))
        {
            return;
        }

        foreach (var watcher in watchers.All)
        {
            var allowed = actors.Of(watcher.Context.User).Value?.Feeds(rules.Organisation).Select(feed => feed.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var feed in watcher.Feeds.Keys.Where(feed => allowed?.Contains(feed) != true))
            {
                watchers.Remove(watcher, feed);
            }
        }

        checkedAgainst = rules;
    }
}
