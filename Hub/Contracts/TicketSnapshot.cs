namespace RedProperty.Realtime.Contracts;

/// <summary>A ticket as everybody who may see it sees it. No resident's name or phone.</summary>
/// <param name="Phase">reported, acknowledged, planned, resolved or closed.</param>
/// <param name="Severity">ordinary or major.</param>
/// <param name="Track">property, grid or department.</param>
/// <param name="Holders">Who answers for it now.</param>
/// <param name="Deadlines">Every limit of the ticket so far: running, paused, met, missed and lifted.</param>
/// <param name="Channel">Where it came from: hub, open311, desk, qr or hotline.</param>
public sealed record TicketSnapshot(
    string Id,
    string Number,
    string Feed,
    long Version,
    string Kind,
    string Category,
    string Severity,
    string Track,
    string Phase,
    TicketPlace Place,
    string Title,
    string Description,
    IReadOnlyList<TicketPhoto> Photos,
    TicketRung Rung,
    IReadOnlyList<TicketHolder> Holders,
    IReadOnlyList<TicketDeadline> Deadlines,
    DateTimeOffset ReportedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? ResolvedAt,
    string? TrackingCode,
    string Channel,
    int Reworks,
    int Returns,
    int? Rating)
{
    /// <summary>Absent while its clocks run.</summary>
    public TicketPause? Pause { get; init; }

    /// <summary>Absent when nobody has asked for more time.</summary>
    public IReadOnlyList<TicketExtension>? Extensions { get; init; }

    /// <summary>Holders whom the matter has not reached: 30 seconds after it came to them no device of theirs had stored it. Absent when it reached all.</summary>
    public IReadOnlyList<TicketUndelivered>? Undelivered { get; init; }

    /// <summary>Absent when it did not come by the 12345 hotline.</summary>
    public TicketHotline? Hotline { get; init; }

    /// <summary>True while everybody may see it; absent while it is private.</summary>
    public bool? IsPublic { get; init; }

    /// <summary>How many neighbours follow it besides whoever reported it; absent when nobody does.</summary>
    public int? Followers { get; init; }

    /// <summary>The ticket under which the matter goes on; absent while it is one of its own. Then its phase is closed, and it was not solved.</summary>
    public TicketReference? MergedInto { get; init; }

    /// <summary>The tickets that go on under this one; absent when there are none.</summary>
    public IReadOnlyList<TicketReference>? TakenIn { get; init; }

    /// <summary>Only in the answer of <c>GET /api/tickets/{id}</c>.</summary>
    public IReadOnlyList<TimelineEntry>? Timeline { get; init; }

    /// <summary>Only in the answer of <c>GET /api/tickets/{id}</c>, and only for those who hold the ticket.</summary>
    public ResidentContact? Resident { get; init; }
}

/// <summary>A case of the 12345 hotline.</summary>
/// <param name="Number">The hotline's own number.</param>
/// <param name="DueAt">The hotline's own limit, beside <c>deadlines</c>; kept when <c>resolvedAt</c> is not after it.</param>
public sealed record TicketHotline(string Number, DateTimeOffset? CalledAt, DateTimeOffset? DueAt);

public sealed record TicketPlace(string Community, string Grid, string Building, string? Unit, string? Address);

public sealed record TicketReference(string TicketId, string Number);

/// <param name="Url">From the program's root, of a JPEG; needs the same rights as the ticket, or its tracking code as <c>code</c>.</param>
public sealed record TicketPhoto(string Id, string Url)
{
    /// <summary>The same, at most 320 pixels a side.</summary>
    public string? Thumbnail { get; init; }
}

/// <summary>The answer of <c>POST /api/photos</c>, of the last part to <c>PUT /api/photos/{photoId}</c> and of <c>POST /api/tickets/{id}/photos</c>.</summary>
/// <param name="Result">Of the command that hung them on the ticket; absent while they are loose: name them in a command within 24 hours.</param>
public sealed record KeptPhotos(IReadOnlyList<TicketPhoto> Photos, CommandResult? Result = null);

/// <param name="Level">Step of the ladder, 1 at the bottom.</param>
/// <param name="Role">For example gridWorker, redSteward, propertyManager, communitySecretary.</param>
/// <param name="PlaceLevel">grid, community, street, district or city: where the matter lies now.</param>
/// <param name="Post">For example <c>redSteward@yanzishan-1</c>.</param>
public sealed record TicketRung(int Level, string Role, string PlaceLevel, string Post, DateTimeOffset Since);

public sealed record TicketHolder(string UserId, string Name, string Role);

/// <param name="Obligation">response, solution or writtenReply.</param>
/// <param name="Rung">The level of the ladder that owes it.</param>
/// <param name="Allowance">ISO 8601 duration, for example PT20M; working hours are given as the length of the work.</param>
/// <param name="State">running, met or missed; paused while its clock stands still, when the moments are those of before the pause; lifted when it is owed no more, since the ticket was merged.</param>
/// <param name="At">When it was met or missed.</param>
public sealed record TicketDeadline(
    string Obligation, int Rung, string Allowance, DateTimeOffset DueAt, DateTimeOffset YellowAt, string State, DateTimeOffset? At);

/// <param name="Reason">waitingForResident or waitingForPart.</param>
/// <param name="Until">When the clocks run again by themselves.</param>
/// <param name="By">User id.</param>
public sealed record TicketPause(string Reason, string? Text, DateTimeOffset Since, DateTimeOffset Until, string By, string ByName);

/// <summary>A wish for more time.</summary>
/// <param name="Obligation">solution or writtenReply.</param>
/// <param name="Length">ISO 8601 duration, in the same kind of time as the allowance.</param>
/// <param name="State">asked, granted, refused, or lapsed when the limit was missed first.</param>
public sealed record TicketExtension(
    string Obligation, string Length, string Reason, string State, string AskedBy, string AskedByName, DateTimeOffset AskedAt);

/// <param name="Since">When the matter came to that holder.</param>
public sealed record TicketUndelivered(string UserId, string Name, string Role, DateTimeOffset Since);
