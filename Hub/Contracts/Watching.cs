namespace RedProperty.Realtime.Contracts;

/// <summary>A place in a feed; another epoch is another log.</summary>
public sealed record FeedCursor(string Epoch, long Sequence);

/// <param name="Cursors">Feed name to the last event this client has stored; feeds without one come as a reset.</param>
/// <param name="Scope">A place whose grids are to be watched; the person's own posts when absent.</param>
/// <param name="OwnPosts">True: the feeds of the person's posts, whichever the cursors name, so that a post that came meanwhile is not missed. Without it and without a scope, cursors mean exactly their feeds.</param>
/// <param name="Device">What the person watches on. With it the person counts as online while the connection is heard, and receipts count for this device.</param>
public sealed record WatchRequest(
    IReadOnlyDictionary<string, FeedCursor>? Cursors = null, string? Scope = null, WatchingDevice? Device = null, bool? OwnPosts = null);

/// <summary>A device that keeps a copy. To stay online it must be heard at least every 4 seconds: a SignalR ping every 2 will do.</summary>
/// <param name="Id">1 to 64 characters of the device's making, the same over restarts.</param>
/// <param name="Kind">tablet, phone, desk or program.</param>
public sealed record WatchingDevice(string Id, string Kind);

public sealed record WatchResult(DateTimeOffset ServerTime, IReadOnlyList<WatchedFeed> Feeds);

/// <summary>One feed brought up to date.</summary>
/// <param name="Sequence">Where the client stands after taking this in.</param>
/// <param name="Reset">True: forget what you had of this feed and take <paramref name="Tickets"/>. False: apply <paramref name="Events"/>, which are all you lack.</param>
public sealed record WatchedFeed(
    string Feed, string Epoch, long Sequence, bool Reset, IReadOnlyList<TicketSnapshot> Tickets, IReadOnlyList<TicketEvent> Events);

/// <param name="Heads">Feed name to its newest sequence.</param>
/// <param name="Epochs">Feed name to its epoch: another one than the client's means that its copy belongs to another log and is to be watched anew.</param>
/// <param name="UnwatchedSince">Present while no process watches the deadlines: since when.</param>
public sealed record FeedHeads(
    DateTimeOffset ServerTime,
    IReadOnlyDictionary<string, long> Heads,
    IReadOnlyDictionary<string, string>? Epochs = null,
    DateTimeOffset? UnwatchedSince = null);

/// <summary>Delivered (送达): this device has stored the feed up to <paramref name="Sequence"/>. Nobody has pressed anything yet.</summary>
public sealed record FeedReceipt(string Feed, long Sequence);
