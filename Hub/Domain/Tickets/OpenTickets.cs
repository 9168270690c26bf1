using System.Collections.Concurrent;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Feeds;

namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>
/// The open tickets of communities as this process knows them: one living copy of each community for all desks and walls that look at it, kept by the
/// feeds and compared with the store when somebody asks. Ten desks of a community cost one reading, and share the tickets themselves.
/// </summary>
public sealed class OpenTickets : IDisposable
{
    /// <summary>A copy that was compared with the store within the last second is good enough for whoever asks.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    /// <summary>10 minutes: a copy that nobody has asked for since then is let go.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, OpenCommunity> communities = new(StringComparer.Ordinal);
    private readonly ITicketQueries queries;
    private readonly IFeedStore feeds;
    private readonly IRulebooks rulebooks;
    private readonly TimeProvider time;
    private readonly IDisposable subscription;

    public OpenTickets(ITicketQueries queries, IFeedStore feeds, IFeedListener listener, IRulebooks rulebooks, TimeProvider time)
    {
        (this.queries, this.feeds, this.rulebooks, this.time) = (queries, feeds, rulebooks, time);

        // From the beginning, so that whoever listens later finds here what he has just heard.
        subscription = listener.Subscribe(
            ticketEvent => Find(ticketEvent.Feed)?.Take(ticketEvent),
            reset => Find(reset.Feed)?.Distrust(),
            feed => Find(feed) is not null);
    }

    /// <summary>Soonest limit first. The list is one that others look at too, and never changes.</summary>
    /// <exception cref="StoreUnavailableException">The copy cannot be compared with the store.</exception>
    public async Task<OpenList> Of(IReadOnlyCollection<string> communityIds, CancellationToken cancellation)
    {
        LetGo();
        var all = await Task.WhenAll(communityIds.Distinct().Select(id => Of(id, cancellation)));
        return Merged(all);
    }

    /// <summary>What the copies hold, without asking the store; null for a community of which there is no copy yet.</summary>
    public OpenList? Known(IReadOnlyCollection<string> communityIds)
    {
        var known = communityIds.Distinct().Select(id => communities.GetValueOrDefault(id)?.Known).ToList();
        return known.Contains(null) ? null : Merged(known!);
    }

    /// <summary>Soonest limit first; one without any comes last.</summary>
    public static IOrderedEnumerable<Ticket> SoonestFirst(IEnumerable<Ticket> tickets) =>
        tickets.OrderBy(ticket => ticket.NextLimit()?.DueAt ?? DateTimeOffset.MaxValue).ThenBy(ticket => ticket.Number, StringComparer.Ordinal);

    public void Dispose() => subscription.Dispose();

    private Task<OpenList> Of(string communityId, CancellationToken cancellation) =>
        communities.GetOrAdd(communityId, id => new OpenCommunity(id, queries, feeds, time))
            .Compared([.. rulebooks.Current.Organisation.FeedsOf(communityId)], cancellation);

    private static OpenList Merged(IReadOnlyList<OpenList> lists) =>
        lists.Count == 1 ? lists[0] : new OpenList([.. SoonestFirst(lists.SelectMany(tickets => tickets))]);

    private OpenCommunity? Find(Feed feed) => communities.GetValueOrDefault(feed.CommunityId);

    private void LetGo()
    {
        foreach (var (id, _) in communities.Where(pair => pair.Value.IsForgotten))
        {
            communities.TryRemove(id, out _);
        }
    }
}
