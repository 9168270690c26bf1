namespace RedProperty.Realtime.Contracts;

/// <summary>Something that happened to a ticket, at its place in a feed.</summary>
/// <param name="Type">A past-tense fact, for example <c>acknowledged</c> or <c>deadlineMissed</c>; unknown types are to be shown, not refused.</param>
/// <param name="At">Server time of writing.</param>
/// <param name="By">User id, <c>system</c>, <c>resident</c>, or the id of an Open311 client.</param>
/// <param name="Ticket">The state after the event.</param>
public sealed record TicketEvent(
    string Feed,
    string Epoch,
    long Sequence,
    string TicketId,
    long Version,
    string Type,
    DateTimeOffset At,
    string By,
    string ByName,
    EventData Data,
    TicketSnapshot Ticket);

/// <summary>A line of a ticket's timeline.</summary>
public sealed record TimelineEntry(long Version, string Type, DateTimeOffset At, string By, string ByName, EventData Data)
{
    /// <summary>Only on entries that brought the matter to somebody, once a device of his has stored it.</summary>
    public IReadOnlyList<TicketDelivery>? Deliveries { get; init; }
}

/// <summary>To how many devices of a holder an entry came (送达).</summary>
/// <param name="Seconds">From the entry until the first of them had stored it.</param>
public sealed record TicketDelivery(string UserId, string Name, double Seconds, int Devices);

/// <summary>What is particular to an event; only what its type has is there.</summary>
public sealed record EventData
{
    /// <summary>acknowledged, solutionProposed, repliedInWriting, resolved, confirmed, commented, paused, resumed, extensionGranted, photoAdded, published, unpublished.</summary>
    public string? Text { get; init; }

    /// <summary>reopened, reclassified, escalated, returned, extensionAsked, extensionRefused, limitsChanged, merged, split, tookIn, gaveBack; paused: waitingForResident or waitingForPart.</summary>
    public string? Reason { get; init; }

    /// <summary>confirmed: 1 to 5.</summary>
    public int? Rating { get; init; }

    /// <summary>reported, resolved, photoAdded.</summary>
    public IReadOnlyList<string>? PhotoIds { get; init; }

    /// <summary>reported, reclassified.</summary>
    public string? Kind { get; init; }

    /// <summary>reported, reclassified.</summary>
    public string? Severity { get; init; }

    /// <summary>assigned.</summary>
    public TicketHolder? Holder { get; init; }

    /// <summary>yellowCard, deadlineMissed, extensionAsked, extensionGranted, extensionRefused: response, solution or writtenReply.</summary>
    public string? Obligation { get; init; }

    /// <summary>yellowCard, deadlineMissed: the level of the ladder that owed it; escalated, returned: the level it came to.</summary>
    public int? Rung { get; init; }

    /// <summary>escalated, returned: the level it came from.</summary>
    public int? FromRung { get; init; }

    /// <summary>escalated: deadlineMissed, requested or postVacant.</summary>
    public string? Cause { get; init; }

    /// <summary>yellowCard, deadlineMissed: the limit itself, however late it was written down; reminded: when the reminder was due.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>paused: when the clocks run again by themselves.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>resumed, split: from when the clocks run.</summary>
    public DateTimeOffset? ResumedAt { get; init; }

    /// <summary>extensionAsked, extensionGranted: an ISO 8601 duration.</summary>
    public string? Length { get; init; }

    /// <summary>undelivered, delivered: the holders it is about.</summary>
    public IReadOnlyList<TicketHolder>? Holders { get; init; }

    /// <summary>undelivered: the channels that were told instead; empty when none is set up.</summary>
    public IReadOnlyList<string>? Channels { get; init; }

    /// <summary>undelivered, delivered: the version of the event that brought the matter to them.</summary>
    public long? Of { get; init; }

    /// <summary>reminded: 1 for the first.</summary>
    public int? Count { get; init; }

    /// <summary>merged, split, tookIn, gaveBack: the other ticket.</summary>
    public TicketReference? Other { get; init; }

    /// <summary>tookIn, gaveBack: how many neighbours came or went along.</summary>
    public int? Followers { get; init; }

    /// <summary>When the person pressed it while offline.</summary>
    public DateTimeOffset? OccurredAt { get; init; }
}
