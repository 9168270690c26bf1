using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client;

/// <summary>What a store is to take in, in one step and in this order: forget all if it is anew, forget what was dropped, then each feed.</summary>
/// <param name="IsAnew">Forget everything that was kept.</param>
/// <param name="Shape">Of the tickets; kept as it is.</param>
/// <param name="TrueAt">Kept as it is.</param>
/// <param name="Dropped">Feeds that are not watched any longer.</param>
public sealed record CopyChanges(
    bool IsAnew, string Shape, DateTimeOffset? TrueAt, IReadOnlyList<string> Dropped, IReadOnlyList<FeedChange> Feeds);

/// <summary>Where one feed stands now, and what of it is different.</summary>
/// <param name="Scopes">As in <see cref="KeptFeed"/>.</param>
/// <param name="IsAnew">Forget all tickets of this feed first.</param>
/// <param name="Tickets">Put, in place of those with the same id.</param>
/// <param name="Removed">Ids of tickets to forget, if they were kept.</param>
public sealed record FeedChange(
    string Feed,
    FeedCursor Cursor,
    IReadOnlyList<string> Scopes,
    bool IsAnew,
    IReadOnlyList<TicketSnapshot> Tickets,
    IReadOnlyList<string> Removed);
