using Microsoft.AspNetCore.SignalR;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Tests.Fakes;

/// <summary>The contract, thin, over <see cref="TestCity"/>.</summary>
public sealed class TestHub(TestCity city) : Hub<ICoordinationClient>, ICoordinationHub
{
    public async Task<WatchResult> Watch(WatchRequest request)
    {
        if (request.Scope is not null and not "yanzishan")
        {
            throw new HubException($"notFound: There is no place '{request.Scope}'.");
        }

        if (city.WatchRefusals.TryDequeue(out var refusal))
        {
            city.Watches.Enqueue(request);
            throw new HubException(refusal);
        }

        await Groups.AddToGroupAsync(Context.ConnectionId, TestCity.Feed);
        var answer = city.Answer(request);
        await city.BeforeWatchAnswers();
        return answer;
    }

    public Task<CommandResult> Report(ReportCommand command) =>
        Take(nameof(Report), command.CommandId, "yanzishan." + command.CommandId, "reported", command.OccurredAt);

    public Task<CommandResult> Acknowledge(AcknowledgeCommand command) =>
        Take(nameof(Acknowledge), command.CommandId, command.TicketId, "acknowledged", command.OccurredAt);

    public Task<CommandResult> ProposeSolution(TextCommand command) =>
        Take(nameof(ProposeSolution), command.CommandId, command.TicketId, "solutionProposed", command.OccurredAt);

    public Task<CommandResult> ReplyInWriting(TextCommand command) =>
        Take(nameof(ReplyInWriting), command.CommandId, command.TicketId, "repliedInWriting", command.OccurredAt);

    public Task<CommandResult> Resolve(ResolveCommand command) =>
        Take(nameof(Resolve), command.CommandId, command.TicketId, "resolved", command.OccurredAt);

    public Task<CommandResult> Confirm(ConfirmCommand command) =>
        Take(nameof(Confirm), command.CommandId, command.TicketId, "confirmed", command.OccurredAt);

    public Task<CommandResult> Reopen(ReasonCommand command) =>
        Take(nameof(Reopen), command.CommandId, command.TicketId, "reopened", command.OccurredAt);

    public Task<CommandResult> Reclassify(ReclassifyCommand command) =>
        Take(nameof(Reclassify), command.CommandId, command.TicketId, "reclassified", command.OccurredAt);

    public Task<CommandResult> Assign(AssignCommand command) =>
        Take(nameof(Assign), command.CommandId, command.TicketId, "assigned", command.OccurredAt);

    public Task<CommandResult> Escalate(ReasonCommand command) =>
        Take(nameof(Escalate), command.CommandId, command.TicketId, "escalated", command.OccurredAt);

    public Task<CommandResult> Return(ReasonCommand command) =>
        Take(nameof(Return), command.CommandId, command.TicketId, "returned", command.OccurredAt);

    public Task<CommandResult> Pause(PauseCommand command) =>
        Take(nameof(Pause), command.CommandId, command.TicketId, "paused", command.OccurredAt);

    public Task<CommandResult> Resume(NoteCommand command) =>
        Take(nameof(Resume), command.CommandId, command.TicketId, "resumed", command.OccurredAt);

    public Task<CommandResult> AskExtension(AskExtensionCommand command) =>
        Take(nameof(AskExtension), command.CommandId, command.TicketId, "extensionAsked", command.OccurredAt);

    public Task<CommandResult> GrantExtension(GrantExtensionCommand command) =>
        Take(nameof(GrantExtension), command.CommandId, command.TicketId, "extensionGranted", command.OccurredAt);

    public Task<CommandResult> RefuseExtension(RefuseExtensionCommand command) =>
        Take(nameof(RefuseExtension), command.CommandId, command.TicketId, "extensionRefused", command.OccurredAt);

    public Task<CommandResult> Comment(TextCommand command) =>
        Take(nameof(Comment), command.CommandId, command.TicketId, "commented", command.OccurredAt);

    public Task<CommandResult> AddPhotos(AddPhotosCommand command) =>
        Take(nameof(AddPhotos), command.CommandId, command.TicketId, "photoAdded", command.OccurredAt);

    public Task<CommandResult> Publish(NoteCommand command) =>
        Take(nameof(Publish), command.CommandId, command.TicketId, "published", command.OccurredAt);

    public Task<CommandResult> Unpublish(NoteCommand command) =>
        Take(nameof(Unpublish), command.CommandId, command.TicketId, "unpublished", command.OccurredAt);

    public Task<CommandResult> Merge(MergeCommand command) =>
        Take(nameof(Merge), command.CommandId, command.TicketId, "merged", command.OccurredAt);

    public Task<CommandResult> Split(ReasonCommand command) =>
        Take(nameof(Split), command.CommandId, command.TicketId, "split", command.OccurredAt);

    public Task Receipt(FeedReceipt receipt)
    {
        if (city.ReceiptRefusals.TryDequeue(out var refusal))
        {
            throw new HubException(refusal);
        }

        city.Receipts.Enqueue(receipt);
        return Task.CompletedTask;
    }

    private async Task<CommandResult> Take(string method, string commandId, string ticketId, string type, DateTimeOffset? occurredAt)
    {
        city.Calls.Enqueue((method, commandId, occurredAt));
        if (city.Refusals.TryDequeue(out var refusal))
        {
            throw new HubException(refusal);
        }

        var (result, happened) = city.Take(commandId, ticketId, type);
        if (city.LosesNextAnswer)
        {
            city.LosesNextAnswer = false;
            Context.Abort();
        }

        if (happened is not null)
        {
            await Clients.Group(happened.Feed).TicketChanged(happened);
        }

        return result;
    }
}
