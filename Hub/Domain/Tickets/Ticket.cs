using System.Text.Json.Serialization;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Deliveries;
using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Escalations;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Hotline;

namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>What someone must do (工单): the state that its facts add up to.</summary>
public sealed record Ticket
{
    /// <summary><c>communityId.random</c>: the community is in the id, so that every key of a ticket lies in one slot.</summary>
    public required string Id { get; init; }

    /// <summary>What people say on the phone, for example <c>20261123-0042</c>; unique within a community.</summary>
    public required string Number { get; init; }

    /// <summary>Grows by one with every fact.</summary>
    public required long Version { get; init; }

    /// <summary>The version of the last fact that a person made; what the clock did since then is no conflict.</summary>
    public required long HandVersion { get; init; }

    public required string Kind { get; init; }

    public required string Category { get; init; }

    public required Severity Severity { get; init; }

    public required Track Track { get; init; }

    public required Phase Phase { get; init; }

    public required TicketPlace Place { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required IReadOnlyList<string> PhotoIds { get; init; }

    public required Rung Rung { get; init; }

    public required IReadOnlyList<Holder> Holders { get; init; }

    public required Terms Terms { get; init; }

    public required IReadOnlyList<Deadline> Deadlines { get; init; }

    public required DateTimeOffset ReportedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>When it was last reopened; null when it never was.</summary>
    public DateTimeOffset? ReopenedAt { get; init; }

    /// <summary>Where it came from: hub, open311, desk, qr, hotline.</summary>
    public required string Channel { get; init; }

    public string? TrackingCode { get; init; }

    public Reporter? Reporter { get; init; }

    /// <summary>What the 12345 hotline knows of it; null when it did not come from there.</summary>
    public HotlineCase? Hotline { get; init; }

    /// <summary>What the resident answered to the kind's questions; null when to nothing. For those who hold the ticket.</summary>
    public IReadOnlyList<TicketAnswer>? Answers { get; init; }

    /// <summary>Null while its clocks run.</summary>
    public Pause? Pause { get; init; }

    /// <summary>Wishes for more time since the report, or since it was last reopened; null when there was none.</summary>
    public IReadOnlyList<Extension>? Extensions { get; init; }

    /// <summary>Null before the answer.</summary>
    public Reminder? Reminder { get; init; }

    /// <summary>Holders whom it has not reached; null when it has reached all.</summary>
    public IReadOnlyList<UndeliveredHolder>? Undelivered { get; init; }

    /// <summary>How often it was reopened (返工次数).</summary>
    public int Reworks { get; init; }

    /// <summary>How often it was handed back (退单次数).</summary>
    public int Returns { get; init; }

    /// <summary>How often its resident has added a word; bounded.</summary>
    public int ResidentWords { get; init; }

    /// <summary>How many neighbours follow it besides whoever reported it (关注人数).</summary>
    public int Followers { get; init; }

    /// <summary>Under which ticket the matter goes on; null while it is one of its own. A merged ticket's phase is closed, and it was not solved.</summary>
    public MergedInto? MergedInto { get; init; }

    /// <summary>The tickets that go on under this one; null when there are none.</summary>
    public IReadOnlyList<TakenIn>? TakenIn { get; init; }

    /// <summary>True while everybody may see it (公开); null, not written, while it is private, as every ticket is at first.</summary>
    public bool? IsPublic { get; init; }

    /// <summary>1 to 5 once the resident has rated it.</summary>
    public int? Rating { get; init; }

    [JsonIgnore]
    public Feed Feed => new(Place.Community, Place.Grid);

    /// <summary>Still to be done by somebody.</summary>
    [JsonIgnore]
    public bool IsOpen => Phase < Phase.Resolved;

    /// <summary>From when its limits count: the acceptance, or the last time it was reopened.</summary>
    [JsonIgnore]
    public DateTimeOffset BegunAt => ReopenedAt ?? ReportedAt;

    /// <summary>The next limit that is not met; null when none runs.</summary>
    [JsonIgnore]
    public DateTimeOffset? NextDueAt => Deadlines.Where(deadline => deadline.IsRunning).Min(deadline => (DateTimeOffset?)deadline.DueAt);

    /// <summary>When the clock must look at it next; null when nothing runs.</summary>
    [JsonIgnore]
    public DateTimeOffset? WakeAt => Earlier(
        Deadlines.Where(deadline => deadline.IsRunning).Min(deadline => (DateTimeOffset?)deadline.WakeAt), Earlier(Pause?.Until, RemindAt));

    /// <summary>When whoever answered is reminded next; null while it is not for him to act.</summary>
    [JsonIgnore]
    public DateTimeOffset? RemindAt => Phase == Phase.Acknowledged && Pause is null ? Reminder?.NextAt : null;

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => other is null || one < other ? one : other;
}
