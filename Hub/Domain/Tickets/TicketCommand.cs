using RedProperty.Realtime.Domain.Catalogue;

namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>What somebody wants done to a ticket.</summary>
public abstract record TicketCommand
{
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
    Reporter? Reporter = null) : TicketCommand;

public sealed record AcknowledgeTicket(string? Message) : TicketCommand;

public sealed record ProposeSolution(string Text) : TicketCommand;

public sealed record ReplyInWriting(string Text) : TicketCommand;

public sealed record ResolveTicket(string Text, IReadOnlyList<string> PhotoIds) : TicketCommand;

public sealed record ConfirmTicket(int? Rating, string? Text) : TicketCommand;

public sealed record ReopenTicket(string Reason) : TicketCommand;

public sealed record ReclassifyTicket(string? Kind, Severity? Severity, string Reason) : TicketCommand;

public sealed record AssignTicket(string UserId) : TicketCommand;

public sealed record EscalateTicket(string Reason) : TicketCommand;

public sealed record ReturnTicket(string Reason) : TicketCommand;

public sealed record CommentOnTicket(string Text) : TicketCommand;
