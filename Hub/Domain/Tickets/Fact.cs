using System.Text.Json.Serialization;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Escalations;
using RedProperty.Realtime.Domain.Hotline;

namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>Something that happened to a ticket, in the past tense. Facts are stored for ever: add properties, never rename them.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Reported), FactTypes.Reported)]
[JsonDerivedType(typeof(Acknowledged), FactTypes.Acknowledged)]
[JsonDerivedType(typeof(SolutionProposed), FactTypes.SolutionProposed)]
[JsonDerivedType(typeof(RepliedInWriting), FactTypes.RepliedInWriting)]
[JsonDerivedType(typeof(Resolved), FactTypes.Resolved)]
[JsonDerivedType(typeof(Confirmed), FactTypes.Confirmed)]
[JsonDerivedType(typeof(Reopened), FactTypes.Reopened)]
[JsonDerivedType(typeof(Reclassified), FactTypes.Reclassified)]
[JsonDerivedType(typeof(Assigned), FactTypes.Assigned)]
[JsonDerivedType(typeof(Escalated), FactTypes.Escalated)]
[JsonDerivedType(typeof(Returned), FactTypes.Returned)]
[JsonDerivedType(typeof(Commented), FactTypes.Commented)]
[JsonDerivedType(typeof(YellowCard), FactTypes.YellowCard)]
[JsonDerivedType(typeof(DeadlineMissed), FactTypes.DeadlineMissed)]
[JsonDerivedType(typeof(Paused), FactTypes.Paused)]
[JsonDerivedType(typeof(Resumed), FactTypes.Resumed)]
[JsonDerivedType(typeof(ExtensionAsked), FactTypes.ExtensionAsked)]
[JsonDerivedType(typeof(ExtensionGranted), FactTypes.ExtensionGranted)]
[JsonDerivedType(typeof(ExtensionRefused), FactTypes.ExtensionRefused)]
[JsonDerivedType(typeof(Reminded), FactTypes.Reminded)]
[JsonDerivedType(typeof(LimitsChanged), FactTypes.LimitsChanged)]
[JsonDerivedType(typeof(Undelivered), FactTypes.Undelivered)]
[JsonDerivedType(typeof(Delivered), FactTypes.Delivered)]
[JsonDerivedType(typeof(PhotoAdded), FactTypes.PhotoAdded)]
[JsonDerivedType(typeof(Published), FactTypes.Published)]
[JsonDerivedType(typeof(Unpublished), FactTypes.Unpublished)]
[JsonDerivedType(typeof(Followed), FactTypes.Followed)]
[JsonDerivedType(typeof(Merged), FactTypes.Merged)]
[JsonDerivedType(typeof(TookIn), FactTypes.TookIn)]
[JsonDerivedType(typeof(Split), FactTypes.Split)]
[JsonDerivedType(typeof(GaveBack), FactTypes.GaveBack)]
public abstract record Fact
{
    /// <summary>The name on the wire, for example <c>solutionProposed</c>.</summary>
    [JsonIgnore]
    public string Type => FactTypes.Of(this);
}

/// <summary>上报: the report was accepted; every first limit is counted from here.</summary>
public sealed record Reported(
    string Number,
    string Kind,
    string Category,
    Severity Severity,
    Track Track,
    TicketPlace Place,
    string Title,
    string Description,
    IReadOnlyList<string> PhotoIds,
    string Channel,
    Reporter? Reporter,
    string? TrackingCode,
    Rung Rung,
    IReadOnlyList<Holder> Holders,
    Terms Terms,
    IReadOnlyList<Deadline> Deadlines) : Fact
{
    /// <summary>Null when it did not come by the hotline.</summary>
    public HotlineCase? Hotline { get; init; }

    /// <summary>Null when nothing was asked or answered.</summary>
    public IReadOnlyList<TicketAnswer>? Answers { get; init; }
}

/// <summary>响应: somebody answered.</summary>
/// <param name="RemindAt">When he is reminded if nothing follows; null when he is not, or was answered before.</param>
public sealed record Acknowledged(string? Message, DateTimeOffset? RemindAt = null) : Fact;

/// <summary>提出解决方案.</summary>
public sealed record SolutionProposed(string Text) : Fact;

/// <summary>书面回复.</summary>
/// <param name="RemindAt">As for an answer, when it is the first.</param>
public sealed record RepliedInWriting(string Text, DateTimeOffset? RemindAt = null) : Fact;

/// <summary>解决: done in the holder's eyes.</summary>
public sealed record Resolved(string Text, IReadOnlyList<string> PhotoIds) : Fact;

/// <summary>确认办结: the resident, or whoever supervises, says it is done.</summary>
/// <param name="Rating">1 to 5 stars.</param>
public sealed record Confirmed(int? Rating, string? Text) : Fact;

/// <summary>未解决，重新办理: counted as rework; new limits run from here.</summary>
public sealed record Reopened(string Reason, IReadOnlyList<Deadline> Deadlines) : Fact;

/// <summary>重新分类: other kind or severity, and so perhaps another ladder and other limits.</summary>
public sealed record Reclassified(
    string Kind,
    string Category,
    Severity Severity,
    Track Track,
    Rung Rung,
    IReadOnlyList<Holder> Holders,
    Terms Terms,
    IReadOnlyList<Deadline> Deadlines,
    string Reason) : Fact;

/// <summary>指派: one person takes it.</summary>
public sealed record Assigned(Holder Holder) : Fact;

/// <summary>Why a ticket rose.</summary>
public enum EscalationCause
{
    DeadlineMissed,
    Requested,

    /// <summary>Nobody holds the post it came to.</summary>
    PostVacant,
}

/// <summary>升级上报: the matter rose; <paramref name="Deadlines"/> is the full list after it.</summary>
public sealed record Escalated(
    int FromLevel, Rung Rung, IReadOnlyList<Holder> Holders, EscalationCause Cause, string? Reason, IReadOnlyList<Deadline> Deadlines) : Fact;

/// <summary>退单: handed back with a reason, and counted.</summary>
public sealed record Returned(string Reason, int FromLevel, Rung Rung, IReadOnlyList<Holder> Holders, IReadOnlyList<Deadline> Deadlines) : Fact;

/// <summary>留言.</summary>
public sealed record Commented(string Text) : Fact;
