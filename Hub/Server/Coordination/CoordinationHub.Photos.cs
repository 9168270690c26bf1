using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Server.Coordination;

/// <content>What people may do with a ticket's photos, and with who sees them.</content>
internal sealed partial class CoordinationHub
{
    public Task<CommandResult> AddPhotos(AddPhotosCommand command) =>
        Handle(command.CommandId, command.TicketId, new AddPhotos(command.PhotoIds ?? [], command.Text) { OccurredAt = command.OccurredAt });

    public Task<CommandResult> Publish(NoteCommand command) =>
        Handle(command.CommandId, command.TicketId, new PublishTicket(command.Text) { OccurredAt = command.OccurredAt });

    public Task<CommandResult> Unpublish(NoteCommand command) =>
        Handle(command.CommandId, command.TicketId, new UnpublishTicket(command.Text) { OccurredAt = command.OccurredAt });
}
