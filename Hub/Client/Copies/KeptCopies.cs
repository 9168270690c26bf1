using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client;

/// <summary>All that a store has kept.</summary>
/// <param name="Shape">Of the last batch; a client whose tickets have other fields begins with nothing.</param>
/// <param name="TrueAt">Server time; see <see cref="CoordinationClient.CopiedAt"/>.</param>
public sealed record KeptCopies(string? Shape, DateTimeOffset? TrueAt, IReadOnlyList<KeptFeed> Feeds)
{
    public static readonly KeptCopies None = new(null, null, []);
}

/// <summary>One feed as it was kept.</summary>
/// <param name="Scopes">What it was watched for; an empty string stands for the person's own posts.</param>
public sealed record KeptFeed(string Feed, FeedCursor Cursor, IReadOnlyList<string> Scopes, IReadOnlyList<TicketSnapshot> Tickets);
