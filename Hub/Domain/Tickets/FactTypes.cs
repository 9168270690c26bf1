namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>The names of facts on the wire and in the store. Public contract.</summary>
public static class FactTypes
{
    public const string Reported = "reported";
    public const string Acknowledged = "acknowledged";
    public const string SolutionProposed = "solutionProposed";
    public const string RepliedInWriting = "repliedInWriting";
    public const string Resolved = "resolved";
    public const string Confirmed = "confirmed";
    public const string Reopened = "reopened";
    public const string Reclassified = "reclassified";
    public const string Assigned = "assigned";
    public const string Escalated = "escalated";
    public const string Returned = "returned";
    public const string Commented = "commented";
    public const string YellowCard = "yellowCard";
    public const string DeadlineMissed = "deadlineMissed";
    public const string Paused = "paused";
    public const string Resumed = "resumed";
    public const string ExtensionAsked = "extensionAsked";
    public const string ExtensionGranted = "extensionGranted";
    public const string ExtensionRefused = "extensionRefused";
    public const string Reminded = "reminded";
    public const string LimitsChanged = "limitsChanged";
    public const string Undelivered = "undelivered";
    public const string Delivered = "delivered";
    public const string PhotoAdded = "photoAdded";
    public const string Published = "published";
    public const string Unpublished = "unpublished";
    public const string Followed = "followed";
    public const string Merged = "merged";
    public const string TookIn = "tookIn";
    public const string Split = "split";
    public const string GaveBack = "gaveBack";

    public static string Of(Fact fact) => fact switch
    {
        Tickets.Reported => Reported,
        Tickets.Acknowledged => Acknowledged,
        Tickets.SolutionProposed => SolutionProposed,
        Tickets.RepliedInWriting => RepliedInWriting,
        Tickets.Resolved => Resolved,
        Tickets.Confirmed => Confirmed,
        Tickets.Reopened => Reopened,
        Tickets.Reclassified => Reclassified,
        Tickets.Assigned => Assigned,
        Tickets.Escalated => Escalated,
        Tickets.Returned => Returned,
        Tickets.Commented => Commented,
        Tickets.YellowCard => YellowCard,
        Tickets.DeadlineMissed => DeadlineMissed,
        Tickets.Paused => Paused,
        Tickets.Resumed => Resumed,
        Tickets.ExtensionAsked => ExtensionAsked,
        Tickets.ExtensionGranted => ExtensionGranted,
        Tickets.ExtensionRefused => ExtensionRefused,
        Tickets.Reminded => Reminded,
        Tickets.LimitsChanged => LimitsChanged,
        Tickets.Undelivered => Undelivered,
        Tickets.Delivered => Delivered,
        Tickets.PhotoAdded => PhotoAdded,
        Tickets.Published => Published,
        Tickets.Unpublished => Unpublished,
        Duplicates.Followed => Followed,
        Duplicates.Merged => Merged,
        Duplicates.TookIn => TookIn,
        Duplicates.Split => Split,
        Duplicates.GaveBack => GaveBack,
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "A fact without a name on the wire."),
    };
}
