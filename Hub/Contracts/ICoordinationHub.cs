namespace RedProperty.Realtime.Contracts;

/// <summary>
/// What a client may ask of <c>/hubs/coordination</c>. Faults arrive as hub exceptions reading <c>code: sentence</c>, code one of
/// <see cref="FaultCodes"/>. Every command carries an id of the client's making and may be sent again until it is answered: it takes effect once.
/// </summary>
public interface ICoordinationHub
{
    /// <summary>Subscribes the connection to feeds and brings it up to date: the events it lacks, or a reset with the open tickets.</summary>
    Task<WatchResult> Watch(WatchRequest request);

    Task<CommandResult> Report(ReportCommand command);

    Task<CommandResult> Acknowledge(AcknowledgeCommand command);

    Task<CommandResult> ProposeSolution(TextCommand command);

    Task<CommandResult> ReplyInWriting(TextCommand command);

    Task<CommandResult> Resolve(ResolveCommand command);

    Task<CommandResult> Confirm(ConfirmCommand command);

    Task<CommandResult> Reopen(ReasonCommand command);

    Task<CommandResult> Reclassify(ReclassifyCommand command);

    Task<CommandResult> Assign(AssignCommand command);

    Task<CommandResult> Escalate(ReasonCommand command);

    Task<CommandResult> Return(ReasonCommand command);

    Task<CommandResult> Comment(TextCommand command);

    Task<CommandResult> Pause(PauseCommand command);

    Task<CommandResult> Resume(NoteCommand command);

    Task<CommandResult> AskExtension(AskExtensionCommand command);

    Task<CommandResult> GrantExtension(GrantExtensionCommand command);

    Task<CommandResult> RefuseExtension(RefuseExtensionCommand command);

    Task<CommandResult> AddPhotos(AddPhotosCommand command);

    /// <summary>Everybody may see the ticket and its photos: for its holders and the community's secretary.</summary>
    Task<CommandResult> Publish(NoteCommand command);

    Task<CommandResult> Unpublish(NoteCommand command);

    Task<CommandResult> Merge(MergeCommand command);

    Task<CommandResult> Split(ReasonCommand command);

    /// <summary>The device has stored the feed up to this sequence.</summary>
    Task Receipt(FeedReceipt receipt);
}
