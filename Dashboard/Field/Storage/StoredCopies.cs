using System.Text.Json;
using RedProperty.Realtime.Client;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Field.Storage;

/// <summary>The copies of the feeds in the browser's database: each batch is one transaction, so that place and tickets never disagree.</summary>
internal sealed class StoredCopies(DeviceStorage storage) : ICopyStore
{
    private const string About = "copies";

    private readonly Dictionary<string, HashSet<string>> idsByFeed = new(StringComparer.Ordinal);

    public async Task<KeptCopies> Load(CancellationToken cancellation)
    {
        idsByFeed.Clear();
        if (await storage.Read(Stores.Meta, About, FieldJson.Default.CopiesAbout, cancellation) is not { } about)
        {
            return KeptCopies.None;
        }

        var tickets = (await storage.ReadAll(Stores.Tickets, FieldJson.Default.TicketSnapshotArray, cancellation))
            .ToLookup(ticket => ticket.Feed, StringComparer.Ordinal);
        var feeds = new List<KeptFeed>();
        foreach (var (feed, value) in await storage.ReadAll(Stores.Feeds, cancellation))
        {
            var place = JsonSerializer.Deserialize(value, FieldJson.Default.FeedPlace)!;
            feeds.Add(new KeptFeed(feed, place.Cursor, place.Scopes, [.. tickets[feed]]));
            idsByFeed[feed] = [.. tickets[feed].Select(ticket => ticket.Id)];
        }

        return new KeptCopies(about.Shape, about.TrueAt, feeds);
    }

    public async Task Save(CopyChanges changes, CancellationToken cancellation)
    {
        var steps = new List<StorageStep>();
        if (changes.IsAnew)
        {
            steps.AddRange([new StorageStep(Stores.Feeds, null, null), new StorageStep(Stores.Tickets, null, null)]);
            idsByFeed.Clear();
        }

        foreach (var feed in changes.Dropped)
        {
            steps.Add(new StorageStep(Stores.Feeds, feed, null));
            steps.AddRange(Forget(feed));
        }

        foreach (var change in changes.Feeds)
        {
            steps.AddRange(StepsOf(change));
        }

        steps.Add(Put(Stores.Meta, About, JsonSerializer.Serialize(new CopiesAbout(changes.Shape, changes.TrueAt), FieldJson.Default.CopiesAbout)));
        await storage.Write(steps, cancellation);
    }

    private List<StorageStep> StepsOf(FeedChange change)
    {
        List<StorageStep> steps = [.. change.IsAnew ? Forget(change.Feed) : []];
        var ids = idsByFeed.TryGetValue(change.Feed, out var known) ? known : idsByFeed[change.Feed] = new(StringComparer.Ordinal);
        foreach (var ticketId in change.Removed)
        {
            ids.Remove(ticketId);
            steps.Add(new StorageStep(Stores.Tickets, ticketId, null));
        }

        foreach (var ticket in change.Tickets)
        {
            ids.Add(ticket.Id);
            steps.Add(Put(Stores.Tickets, ticket.Id, JsonSerializer.Serialize(ticket, FieldJson.Default.TicketSnapshot)));
        }

        steps.Add(Put(Stores.Feeds, change.Feed, JsonSerializer.Serialize(new FeedPlace(change.Cursor, change.Scopes), FieldJson.Default.FeedPlace)));
        return steps;
    }

    private List<StorageStep> Forget(string feed) =>
        idsByFeed.Remove(feed, out var ids) ? [.. ids.Select(id => new StorageStep(Stores.Tickets, id, null))] : [];

    private static StorageStep Put(string store, string key, string value) => new(store, key, value);
}

/// <summary>Where one copy stands, and what it is watched for.</summary>
internal sealed record FeedPlace(FeedCursor Cursor, IReadOnlyList<string> Scopes);

/// <summary>See <see cref="KeptCopies"/>.</summary>
internal sealed record CopiesAbout(string? Shape, DateTimeOffset? TrueAt);
