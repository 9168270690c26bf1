using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Hotline;

namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>What somebody wants done to a ticket.</summary>
public abstract record TicketCommand
{
    /// <summary>Photos that the command hangs on the ticket; see <see cref="Photos.KeepPhoto"/>.</summary>
    internal virtual IReadOnlyList<string> NamedPhotos => [];

    /// <summary>When it was pressed on a device without signal; not in the future.</summary>
    public DateTimeOffset? OccurredAt { get; init; }
}

/// <summary>Accept a new matter. <paramref name="Severity"/> null means the kind's own.</summary>
public sealed record ReportTicket(
    string Kind,
    string BuildingId,
    string? Unit,
    string Title,
    string? Description,
    Severity? Severity,
    IReadOnlyList<string> PhotoIds,
    string Channel,
    Reporter? Reporter = null) : TicketCommand
{
    /// <summary>Set by the intake of hotline cases and by nobody else.</summary>
    public HotlineCase? Hotline { get; init; }

    /// <summary>Checked against the kind's attributes where they come in; null when there are none.</summary>
    public IReadOnlyList<TicketAnswer>? Answers { get; init; }

    internal override IReadOnlyList<string> NamedPhotos => PhotoIds;
}

public sealed record AcknowledgeTicket(string? Message) : TicketCommand;

public sealed record ProposeSolution(string Text) : TicketCommand;

public sealed record ReplyInWriting(string Text) : TicketCommand;

public sealed record ResolveTicket(string Text, IReadOnlyList<string> PhotoIds) : TicketCommand
{
    internal override IReadOnlyList<string> NamedPhotos => PhotoIds;
}

public sealed record ConfirmTicket(int? Rating, string? Text) : TicketCommand;

public sealed record ReopenTicket(string Reason) : TicketCommand;

public sealed record ReclassifyTicket(string? Kind, Severity? Severity, string Reason) : TicketCommand;

public sealed record AssignTicket(string UserId) : TicketCommand;

public sealed record EscalateTicket(string Reason) : TicketCommand;

public sealed record ReturnTicket(string Reason) : TicketCommand;

public sealed record CommentOnTicket(string Text) : TicketCommand;

/// <summary>Hang photos that are kept already (<see cref="Photos.KeepPhoto"/>) on a ticket, in whatever phase it is.</summary>
public sealed record AddPhotos(IReadOnlyList<string> PhotoIds, string? Text = null) : TicketCommand
{
    internal override IReadOnlyList<string> NamedPhotos => PhotoIds;
}

/// <summary>Let everybody see the ticket and its photos (公开); what stands in its words is the publisher's to judge.</summary>
public sealed record PublishTicket(string? Text) : TicketCommand;

/// <summary>Only those who may see the ticket by their posts, and whoever reported it (取消公开).</summary>
public sealed record UnpublishTicket(string? Text) : TicketCommand;

/// <summary>Stop the clocks that the policy lets stand still for this reason.</summary>
public sealed record PauseTicket(PauseReason Reason, string? Text) : TicketCommand;

public sealed record ResumeTicket(string? Text) : TicketCommand;

/// <param name="Minutes">More than 0, at most what the policy allows; counted in the same kind of time as the allowance.</param>
public sealed record AskExtension(Obligation Obligation, double Minutes, string Reason) : TicketCommand;

/// <param name="Obligation">Null: the one that is asked for.</param>
public sealed record GrantExtension(Obligation? Obligation, string? Text) : TicketCommand;

/// <inheritdoc cref="GrantExtension"/>
public sealed record RefuseExtension(Obligation? Obligation, string Reason) : TicketCommand;

/// <summary>The matter goes on under another ticket of the same community.</summary>
public sealed record MergeTicket(string IntoTicketId, string? Reason) : TicketCommand;

/// <summary>It was another matter after all.</summary>
public sealed record SplitTicket(string Reason) : TicketCommand;

/// <summary>A neighbour follows the ticket instead of reporting it again.</summary>
/// <param name="TrackingCode">Made by the use case, since a decision makes none.</param>
public sealed record FollowMatter(string TrackingCode, Reporter? Contact) : TicketCommand;

/// <summary>Put an open ticket under the policy in force now, instead of what was promised when it was accepted.</summary>
public sealed record ApplyPolicy(string Reason) : TicketCommand;
