namespace RedProperty.Realtime.Field.Storage;

/// <summary>The stores of the device's database, as <c>storage.js</c> makes them.</summary>
internal static class Stores
{
    /// <summary>One value each: the session, the lock, the device's own id, kinds, buildings, colleagues.</summary>
    public const string Meta = "meta";

    /// <summary>Where the copy of each feed stands; one key for each feed.</summary>
    public const string Feeds = "feeds";

    /// <summary>The tickets of the copies by id; the client says which are no longer kept.</summary>
    public const string Tickets = "tickets";

    /// <summary>Commands on their way, in the order in which they were pressed; gone when answered.</summary>
    public const string Outbox = "outbox";

    /// <summary>Commands that were refused, with the words typed; until somebody has read them.</summary>
    public const string Refused = "refused";

    /// <summary>Tickets with their timelines as last read; gone when the copies no longer have the ticket.</summary>
    public const string Sheets = "sheets";

    /// <summary>Photos taken here, until the command that names them was answered; photos.js writes them.</summary>
    public const string Photos = "photos";
}
