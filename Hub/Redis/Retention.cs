namespace RedProperty.Realtime.Redis;

/// <summary>How long, and how much, the store keeps of what would grow.</summary>
public static class Retention
{
    /// <summary>The newest events of each feed that can be read again: weeks of a busy grid. Whoever was away for longer gets a reset. Stored feeds depend on it: changing it resets them.</summary>
    public const int FeedEntries = 2000;

    /// <summary>30 days: an event older than that is swept out of its feed, however few have followed it. The ticket's own history is kept.</summary>
    public static readonly TimeSpan FeedAge = TimeSpan.FromDays(30);

    /// <summary>60 days: a device that has not been heard for so long is forgotten.</summary>
    public static readonly TimeSpan Receipts = TimeSpan.FromDays(60);

    /// <summary>48 hours: twice what the contract promises for a command id.</summary>
    public static readonly TimeSpan Commands = TimeSpan.FromHours(48);

    /// <summary>800 days: this year, the last one, and some.</summary>
    public static readonly TimeSpan Figures = TimeSpan.FromDays(800);

    /// <summary>100,000 entries of the audit log: decades of an administration that changes ten things a day.</summary>
    public const int AuditEntries = 100_000;

    /// <summary>8 days: a day's numbers are only drawn on that day.</summary>
    public static readonly TimeSpan Numbers = TimeSpan.FromDays(8);
}
