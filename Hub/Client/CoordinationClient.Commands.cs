using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client;

/// <content>
/// The commands. Each makes its own command id and is sent under it until the hub has answered, over any number of reconnects; without a connection the
/// task waits. Cancelling takes the command back if it was not sent yet; if it was, it may have taken effect.
/// </content>
public sealed partial class CoordinationClient
{
    /// <param name="command">Its command id may be empty: then one is made.</param>
    public Task<CommandResult> Report(ReportCommand command, CancellationToken cancellation = default)
    {
        var whole = command.CommandId.Length > 0 ? command : command with { CommandId = NewCommandId() };
        return outbox.Send(nameof(ICoordinationHub.Report), whole.CommandId, null, whole, cancellation);
    }

    public Task<CommandResult> Acknowledge(string ticketId, string? message = null, CancellationToken cancellation = default) =>
        Send(nameof(ICoordinationHub.Acknowledge), ticketId, id => new AcknowledgeCommand(id, ticketId, message), cancellation);

    public Task<CommandResult> ProposeSolution(string ticketId, string text, CancellationToken cancellation = default) =>
        Send(nameof(ICoordinationHub.ProposeSolution), ticketId, id => new TextCommand(id, ticketId, text), cancellation);

    public Task<CommandResult> ReplyInWriting(string ticketId, string text, CancellationToken cancellation = default) =>
        Send(nameof(ICoordinationHub.ReplyInWriting), ticketId, id => new TextCommand(id, ticketId, text), cancellation);

    public Task<CommandResult> Resolve(
        string ticketId, string text, IReadOnlyList<string>? photoIds = null, CancellationToken cancellation = default) =>
        Send(nameof(ICoordinationHub.Resolve), ticketId, id => new ResolveCommand(id, ticketId, text, photoIds), cancellation);

    public Task<CommandResult> Confirm(string ticketId, int? rating = null, string? text = null, CancellationToken cancellation = default) =>
        Send(nameof(ICoordinationHub.Confirm), ticketId, id => new ConfirmCommand(id, ticketId, rating, text), cancellation);

    public Task<CommandResult> Reopen(string ticketId, string reason, CancellationToken cancellation = default) =>
        Send(nameof(ICoordinationHub.Reopen), ticketId, id => new ReasonCommand(id, ticketId, reason), cancellation);

    public Task<CommandResult> Reclassify(
        string ticketId, string? kind, string? severity, string reason, CancellationToken cancellation = default) =>
        Send(nameof(ICoordinationHub.Reclassify), ticketId, id => new ReclassifyCommand(id, ticketId, kind, severity, reason), cancellation);

    public Task<CommandResult> Assign(string ticketId, string userId, CancellationToken cancellation = default) =>
        Send(nameof(ICoordinationHub.Assign), ticketId, id => new AssignCommand(id, ticketId, userId), cancellation);

    public Task<CommandResult> Escalate(string ticketId, string reason, CancellationToken cancellation = default) =>
        Send(nameof(ICoordinationHub.Escalate), ticketId, id => new ReasonCommand(id, ticketId, reason), cancellation);

    public Task<CommandResult> Return(string ticketId, string reason, CancellationToken cancellation = default) =>
        Send(nameof(ICoordinationHub.Return), ticketId, id => new ReasonCommand(id, ticketId, reason), cancellation);

    public Task<CommandResult> Comment(string ticketId, string text, CancellationToken cancellation = default) =>
        Send(nameof(ICoordinationHub.Comment), ticketId, id => new TextCommand(id, ticketId, text), cancellation);

    /// <param name="reason"><c>waitingForResident</c> or <c>waitingForPart</c>.</param>
    public Task<CommandResult> Pause(string ticketId, string reason, string? text = null, CancellationToken cancellation = default) =>
        Send(nameof(ICoordinationHub.Pause), ticketId, id => new PauseCommand(id, ticketId, reason, text), cancellation);

    public Task<CommandResult> Resume(string ticketId, string? text = null, CancellationToken cancellation = default) =>
        Send(nameof(ICoordinationHub.Resume), ticketId, id => new NoteCommand(id, ticketId, text), cancellation);

    public Task<CommandResult> AskExtension(
        string ticketId, double minutes, string reason, string? obligation = null, CancellationToken cancellation = default) =>
        Send(nameof(ICoordinationHub.AskExtension), ticketId, id => new AskExtensionCommand(id, ticketId, minutes, reason, obligation), cancellation);

    public Task<CommandResult> GrantExtension(string ticketId, string? text = null, CancellationToken cancellation = default) =>
        Send(nameof(ICoordinationHub.GrantExtension), ticketId, id => new GrantExtensionCommand(id, ticketId, text), cancellation);

    public Task<CommandResult> RefuseExtension(string ticketId, string reason, CancellationToken cancellation = default) =>
        Send(nameof(ICoordinationHub.RefuseExtension), ticketId, id => new RefuseExtensionCommand(id, ticketId, reason), cancellation);

    /// <param name="photoIds">1 to 9 of the photos that this user has sent to <c>POST /api/photos</c>.</param>
    public Task<CommandResult> AddPhotos(string ticketId, IReadOnlyList<string> photoIds, string? text = null, CancellationToken cancellation = default) =>
        Send(nameof(ICoordinationHub.AddPhotos), ticketId, id => new AddPhotosCommand(id, ticketId, photoIds, text), cancellation);

    public Task<CommandResult> Publish(string ticketId, string? text = null, CancellationToken cancellation = default) =>
        Send(nameof(ICoordinationHub.Publish), ticketId, id => new NoteCommand(id, ticketId, text), cancellation);

    public Task<CommandResult> Unpublish(string ticketId, string? text = null, CancellationToken cancellation = default) =>
        Send(nameof(ICoordinationHub.Unpublish), ticketId, id => new NoteCommand(id, ticketId, text), cancellation);

    /// <param name="intoTicketId">The ticket under which the matter goes on.</param>
    public Task<CommandResult> Merge(string ticketId, string intoTicketId, string? reason = null, CancellationToken cancellation = default) =>
        Send(nameof(ICoordinationHub.Merge), ticketId, id => new MergeCommand(id, ticketId, intoTicketId, reason), cancellation);

    public Task<CommandResult> Split(string ticketId, string reason, CancellationToken cancellation = default) =>
        Send(nameof(ICoordinationHub.Split), ticketId, id => new ReasonCommand(id, ticketId, reason), cancellation);

    private string NewCommandId() => Guid.CreateVersion7(options.Time.GetUtcNow()).ToString("N");

    private Task<CommandResult> Send(string method, string ticketId, Func<string, object> make, CancellationToken cancellation)
    {
        var id = NewCommandId();
        return outbox.Send(method, id, ticketId, make(id), cancellation);
    }
}
