using RedProperty.Realtime.Domain.Feeds;
using StackExchange.Redis;

namespace RedProperty.Realtime.Redis;

/// <summary>
/// Every key and channel of ours. What belongs to a community carries its id as hash tag, so that a script's keys lie in one slot of a
/// Redis Cluster. The keys without a community are touched by plain commands only, but for the parts of photos, which share a slot
/// of their own: one script sees to a photo and to all that waits of its sender.
/// </summary>
internal static class RedisKeys
{
    /// <summary>Field of <see cref="Heads"/> that holds the community's epoch; no grid id contains an @.</summary>
    public const string EpochField = "@epoch";

    /// <summary>Whether a field of <see cref="Heads"/> is a grid's and not about the log itself.</summary>
    public static bool IsGrid(RedisValue field) => field.ToString() is not ['@', ..];

    /// <summary>Field of <see cref="Counts"/>: tickets that somebody still has to do.</summary>
    public const string OpenField = "open";

    /// <summary>Field of <see cref="Counts"/>: those of them that owe something whose limit has passed.</summary>
    public const string LateField = "late";

    /// <summary>Set of the ids of communities that have tickets. As many as the city has communities.</summary>
    public static RedisKey Communities => "communities";

    /// <summary>Hash, lower-case user name to account. As many as there are people who sign in.</summary>
    public static RedisKey Accounts => "accounts";

    /// <summary>Hash, lower-case user name to the last sign-in. As many as <see cref="Accounts"/>.</summary>
    public static RedisKey SignIns => "sign-ins";

    /// <summary>String, JSON of the session of a device; of its secret only the hash. Expires when it can no longer be renewed.</summary>
    public static RedisKey Session(string sessionId) => $"{{sessions}}:session:{sessionId}";

    /// <summary>String, the id of the session that a device has. Expires with it.</summary>
    public static RedisKey SessionOn(string deviceId) => $"{{sessions}}:device:{deviceId}";

    /// <summary>Sorted set of an account's sessions by until when they can be renewed. At most <see cref="Domain.Sessions.DeviceSessions.MostForAccount"/> or so; expires with the last of them.</summary>
    public static RedisKey SessionsOf(string userName) => $"{{sessions}}:of:{userName}";

    /// <summary>Sorted set of the sessions that an account has at desks, like <see cref="SessionsOf"/>. At most <see cref="Domain.Sessions.DeskSessions.MostForAccount"/> or so.</summary>
    public static RedisKey DesksOf(string userName) => $"{{sessions}}:desks:{userName}";

    /// <summary>Sorted set of ended sessions by until when they must be remembered, 13 hours. As many as devices were signed out within that time; the older leave with the next.</summary>
    public static RedisKey SessionsEnded => "{sessions}:ended";

    /// <summary>List of what administrators changed, newest first. At most <see cref="Retention.AuditEntries"/>.</summary>
    public static RedisKey Audit => "audit";

    /// <summary>Hash, file name to document. A handful of names; a new version replaces the old one.</summary>
    public static RedisKey Documents => "{documents}:texts";

    /// <summary>Hash, file name to version, so that looking for changes does not fetch the texts. As many fields as <see cref="Documents"/>.</summary>
    public static RedisKey DocumentVersions => "{documents}:versions";

    /// <summary>String, the owner of a lease. A handful of names; each ends with its lease.</summary>
    public static RedisKey Lease(string name) => $"lease:{name}";

    /// <summary>Hash, process to its last sign of watching the deadlines. As many fields as there were processes within the hour.</summary>
    public static RedisKey Watch => "watch";

    /// <summary>Set of the processes that have a <see cref="Presence"/> page. Whoever reads takes out those that have none any more.</summary>
    public static RedisKey Presences => "presences";

    /// <summary>Hash, person and device to kind and since when: who is connected to one process, and the page's version. Expires after 4 seconds.</summary>
    public static RedisKey Presence(string process) => $"presence:{process}";

    /// <summary>Channel of the names of processes whose presence page has changed; a publication is not kept.</summary>
    public static RedisChannel PresenceChannel => RedisChannel.Literal("presences");

    /// <summary>Channel of every feed's events; a publication is not kept.</summary>
    public static RedisChannel FeedChannel => RedisChannel.Literal("feeds");

    /// <summary>Channel of the names of changed documents; a publication is not kept.</summary>
    public static RedisChannel DocumentChannel => RedisChannel.Literal("documents");

    /// <summary>String, tracking code to ticket id. One small key for each report and each follower, at most <see cref="Domain.Duplicates.FollowTicket.MostFollowers"/> of a ticket; kept as long as it.</summary>
    public static RedisKey Tracking(string code) => $"tracking:{code}";

    /// <summary>String, JSON of what is known about a photo. One small key for each photo, kept as long as its ticket; a loose one goes after a day.</summary>
    public static RedisKey Photo(string photoId) => $"photo:{photoId}";

    /// <summary>Sorted set of photos that no ticket names for certain, by since when. A photo leaves when its ticket is written, or with the sweep after a day.</summary>
    public static RedisKey LoosePhotos => "photos:loose";

    /// <summary>Hash, the parts of a photo that has not come as a whole: owner, total, received, and each part by its first byte. At most a photo's largest size; expires a day after its last part.</summary>
    public static RedisKey PhotoParts(string photoId) => $"{{photos}}:parts:{photoId}";

    /// <summary>Hash, photo id to total and the time of its last part: what waits of one person. At most <see cref="Domain.Photos.PhotoLimits.MostWaiting"/> fields; expires a day after the last of them.</summary>
    public static RedisKey PhotosWaiting(string owner) => $"{{photos}}:waiting:{owner}";

    /// <summary>String, "version json": the ticket as it stands. One for each ticket; a city's tickets are its record and are kept for years.</summary>
    public static RedisKey Ticket(string community, string ticketId) => $"{{{community}}}:ticket:{ticketId}";

    /// <summary>Hash, version to happening. One field for each fact of one ticket: people and a ladder of six levels end it.</summary>
    public static RedisKey History(string community, string ticketId) => $"{{{community}}}:history:{ticketId}";

    /// <summary>String, the first answer to a command id. Expires after <see cref="Retention.Commands"/>.</summary>
    public static RedisKey Command(string community, string commandKey) => $"{{{community}}}:command:{commandKey}";

    /// <summary>Hash, grid id to the newest sequence of its feed, the epoch (<c>@epoch</c>) and when it was last renewed (<c>@renewed</c>). One field for each grid of the community.</summary>
    public static RedisKey Heads(string community) => $"{{{community}}}:heads";

    /// <summary>Hash used as a ring: sequence modulo <see cref="Retention.FeedEntries"/> to event. Never more fields than that.</summary>
    public static RedisKey Feed(Feed feed) => $"{{{feed.CommunityId}}}:feed:{feed.GridId}";

    /// <summary>Sorted set of the calls of a feed by sequence: which event brought which ticket to whom. None older than the feed's oldest event.</summary>
    public static RedisKey Calls(Feed feed) => $"{{{feed.CommunityId}}}:calls:{feed.GridId}";

    /// <summary>Sorted set of calls by the moment at which somebody looks whether they were delivered. A call leaves when that was done.</summary>
    public static RedisKey Unjudged(string community) => $"{{{community}}}:unjudged";

    /// <summary>Hash, version, person and device to when the device stored that call of a ticket. A few fields for each call, kept as long as the ticket.</summary>
    public static RedisKey Deliveries(string community, string ticketId) => $"{{{community}}}:deliveries:{ticketId}";

    /// <summary>Hash, person and device to how far it has stored a feed. One field for each device of those who watch the grid; silent ones are swept out after <see cref="Retention.Receipts"/>.</summary>
    public static RedisKey Receipts(Feed feed) => $"{{{feed.CommunityId}}}:receipts:{feed.GridId}";

    /// <summary>Sorted set of a grid's open tickets by next limit. A ticket leaves when it is resolved.</summary>
    public static RedisKey Open(Feed feed) => $"{{{feed.CommunityId}}}:open:{feed.GridId}";

    /// <summary>Sorted set of the open tickets that a person answers for, by next limit. A ticket leaves when it is resolved or goes to another.</summary>
    public static RedisKey Mine(string community, string userId) => $"{{{community}}}:mine:{userId}";

    /// <summary>Sorted set of a grid's open tickets by the time of report. A ticket moves on to <see cref="ReportedClosed"/>.</summary>
    public static RedisKey ReportedOpen(Feed feed) => $"{{{feed.CommunityId}}}:reported:open:{feed.GridId}";

    /// <summary>Sorted set of a grid's resolved and closed tickets by the time of report. One small member for each ticket, kept as long as it.</summary>
    public static RedisKey ReportedClosed(Feed feed) => $"{{{feed.CommunityId}}}:reported:closed:{feed.GridId}";

    /// <summary>Sorted set of tickets by the moment at which the clock must look at them. A ticket leaves when none of its limits runs.</summary>
    public static RedisKey Due(string community) => $"{{{community}}}:due";

    /// <summary>Hash of the community's present counts: two fields, <see cref="OpenField"/> and <see cref="LateField"/>.</summary>
    public static RedisKey Counts(string community) => $"{{{community}}}:counts";

    /// <summary>Hash, figure name to amount, of one day; a few dozen names. Expires after <see cref="Retention.Figures"/>.</summary>
    public static RedisKey Figures(string community, DateOnly day) => $"{{{community}}}:figures:{Day(day)}";

    /// <summary>Hash, running number of one day to ticket id, so that a number said on the phone finds its ticket. One small field for each ticket, kept as long as it.</summary>
    public static RedisKey Numbered(string community, DateOnly day) => $"{{{community}}}:numbered:{Day(day)}";

    /// <summary>Counter of one day's ticket numbers. Expires after <see cref="Retention.Numbers"/>.</summary>
    public static RedisKey Numbers(string community, DateOnly day) => $"{{{community}}}:numbers:{Day(day)}";

    /// <summary>Hash, SHA-256 of a wall's key to what is known about it. At most <see cref="Domain.Walls.MakeWallKey.MostKeys"/> or so; the key itself is kept nowhere.</summary>
    public static RedisKey WallKeys(string community) => $"{{{community}}}:walls";

    /// <summary>Hash, SHA-256 of a wall's key to when a wall last stood open with it. No field outlives its key in <see cref="WallKeys"/>.</summary>
    public static RedisKey WallKeysSeen(string community) => $"{{{community}}}:walls:seen";

    /// <summary>Hash, notice id to notice. At most <see cref="Domain.Publication.PublishNotice.MostKept"/> or so; what ended two years ago leaves with the next one.</summary>
    public static RedisKey Notices(string community) => $"{{{community}}}:notices";

    /// <summary>Hash, notice id to who withdrew it when and why. No field outlives its notice in <see cref="Notices"/>.</summary>
    public static RedisKey NoticesWithdrawn(string community) => $"{{{community}}}:notices:withdrawn";

    /// <summary>Hash, the append that is being carried out; gone with its last command. See append.lua.</summary>
    public static RedisKey Journal(string community) => $"{{{community}}}:journal";

    /// <summary>String, the receipt of the report that a hotline case became: what makes its number unique. One small key for each case, kept as long as the ticket.</summary>
    public static RedisKey HotlineCase(string community, string number) => $"{{{community}}}:hotline:case:{number}";

    /// <summary>Sorted set of the tickets that came by the hotline, by the time of report. One small member for each, kept as long as the ticket.</summary>
    public static RedisKey HotlineCases(string community) => $"{{{community}}}:hotline:cases";

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);
}
