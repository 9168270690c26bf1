using RedProperty.Realtime.Client;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Field.Live;
using RedProperty.Realtime.Field.Storage;
using RedProperty.Realtime.Field.Tasks;

namespace RedProperty.Realtime.Field.Tickets;

/// <summary>From what was pressed to the hub's command. Returns when it lies safely in the outbox; what becomes of it the link tells.</summary>
internal sealed class FieldCommands(FieldLink link, StoredOutbox outbox)
{
    public Task Send(string ticketId, FieldAction action, string text, string? reason, IReadOnlyList<string> photoIds) => Kept(Send(link.Client, ticketId, action, text, reason, photoIds));

    public Task Report(ReportCommand command) => Kept(link.Client.Report(command));

    private static Task<CommandResult> Send(
        CoordinationClient client, string ticketId, FieldAction action, string text, string? reason, IReadOnlyList<string> photoIds) => action switch
        {
            FieldAction.Acknowledge => client.Acknowledge(ticketId, text.Length > 0 ? text : null),
            FieldAction.ProposeSolution => client.ProposeSolution(ticketId, text),
            FieldAction.ReplyInWriting => client.ReplyInWriting(ticketId, text),
            FieldAction.Resolve => client.Resolve(ticketId, text, photoIds.Count > 0 ? photoIds : null),
            FieldAction.AddPhotos => client.AddPhotos(ticketId, photoIds, text.Length > 0 ? text : null),
            FieldAction.Comment => client.Comment(ticketId, text),
            FieldAction.Pause => client.Pause(ticketId, reason!, text.Length > 0 ? text : null),
            FieldAction.Resume => client.Resume(ticketId, text.Length > 0 ? text : null),
            FieldAction.Escalate => client.Escalate(ticketId, text),
            _ => client.Return(ticketId, text),
        };

    /// <summary>What was refused the link tells; only a device that could not keep it is a fault here.</summary>
    private async Task Kept(Task<CommandResult> sending)
    {
        _ = sending.ContinueWith(task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        await outbox.LastWrite;
    }
}
