namespace RedProperty.Realtime.Contracts;

/// <summary>A new matter. Answered with the ticket's id.</summary>
/// <param name="CommandId">1 to 64 characters of the client's making; a UUID serves well.</param>
/// <param name="Kind">A kind of the catalogue, for example <c>lamp-out</c>.</param>
/// <param name="Unit">Entrance, floor or flat; at most 50 characters.</param>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Description">At most 4,000 characters.</param>
/// <param name="Severity"><c>ordinary</c> or <c>major</c>; the kind's own when absent.</param>
/// <param name="PhotoIds">At most 9; see <see cref="AddPhotosCommand"/>.</param>
/// <param name="OccurredAt">The moment it was pressed while offline; not in the future. The limits count from the server's acceptance.</param>
public sealed record ReportCommand(
    string CommandId,
    string Kind,
    string BuildingId,
    string? Unit,
    string Title,
    string? Description,
    string? Severity = null,
    IReadOnlyList<string>? PhotoIds = null,
    DateTimeOffset? OccurredAt = null);

public sealed record AcknowledgeCommand(string CommandId, string TicketId, string? Message = null, DateTimeOffset? OccurredAt = null);

/// <summary>A command that consists of words. <paramref name="Text"/> has 1 to 4,000 characters.</summary>
public sealed record TextCommand(string CommandId, string TicketId, string Text, DateTimeOffset? OccurredAt = null);

/// <summary>A command that needs a reason of 1 to 4,000 characters.</summary>
public sealed record ReasonCommand(string CommandId, string TicketId, string Reason, DateTimeOffset? OccurredAt = null);

public sealed record ResolveCommand(
    string CommandId, string TicketId, string Text, IReadOnlyList<string>? PhotoIds = null, DateTimeOffset? OccurredAt = null);

/// <summary>Photos that were sent to <c>POST /api/photos</c> by the same user and hang on no other ticket.</summary>
/// <param name="PhotoIds">1 to 9.</param>
/// <param name="Text">At most 4,000 characters.</param>
public sealed record AddPhotosCommand(
    string CommandId, string TicketId, IReadOnlyList<string> PhotoIds, string? Text = null, DateTimeOffset? OccurredAt = null);

/// <param name="Rating">1 to 5.</param>
public sealed record ConfirmCommand(string CommandId, string TicketId, int? Rating = null, string? Text = null, DateTimeOffset? OccurredAt = null);

/// <summary>Another kind, another severity, or both.</summary>
public sealed record ReclassifyCommand(
    string CommandId, string TicketId, string? Kind, string? Severity, string Reason, DateTimeOffset? OccurredAt = null);

public sealed record AssignCommand(string CommandId, string TicketId, string UserId, DateTimeOffset? OccurredAt = null);

/// <summary>Stops the clocks that the policy lets stand still.</summary>
/// <param name="Reason"><c>waitingForResident</c> or <c>waitingForPart</c>.</param>
/// <param name="Text">At most 4,000 characters.</param>
public sealed record PauseCommand(string CommandId, string TicketId, string Reason, string? Text = null, DateTimeOffset? OccurredAt = null);

/// <summary>A command that may carry words of at most 4,000 characters.</summary>
public sealed record NoteCommand(string CommandId, string TicketId, string? Text = null, DateTimeOffset? OccurredAt = null);

/// <summary>More time is asked of the rung above, once for each obligation.</summary>
/// <param name="Minutes">More than 0, at most what the policy allows; of working time where the allowance is.</param>
/// <param name="Reason">1 to 4,000 characters.</param>
/// <param name="Obligation"><c>solution</c> (when absent) or <c>writtenReply</c>.</param>
public sealed record AskExtensionCommand(
    string CommandId, string TicketId, double Minutes, string Reason, string? Obligation = null, DateTimeOffset? OccurredAt = null);

/// <summary>The rung above grants the time that was asked for.</summary>
/// <param name="Obligation">The one that waits, when absent.</param>
public sealed record GrantExtensionCommand(
    string CommandId, string TicketId, string? Text = null, string? Obligation = null, DateTimeOffset? OccurredAt = null);

/// <summary>The rung above refuses it.</summary>
/// <param name="Reason">1 to 4,000 characters.</param>
/// <param name="Obligation">The one that waits, when absent.</param>
public sealed record RefuseExtensionCommand(
    string CommandId, string TicketId, string Reason, string? Obligation = null, DateTimeOffset? OccurredAt = null);

/// <summary>The matter goes on under another ticket.</summary>
/// <param name="IntoTicketId">An open ticket of the same community.</param>
/// <param name="Reason">At most 4,000 characters.</param>
public sealed record MergeCommand(string CommandId, string TicketId, string IntoTicketId, string? Reason = null, DateTimeOffset? OccurredAt = null);

/// <summary>What a command came to.</summary>
/// <param name="Sequence">Place in the feed of the last event it caused.</param>
/// <param name="Replayed">The id was seen before; this is the first answer again.</param>
public sealed record CommandResult(string TicketId, long Version, string Feed, long Sequence, bool Replayed);
