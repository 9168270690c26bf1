using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Server.Wire;

namespace RedProperty.Realtime.Server.Coordination;

/// <content>Two tickets of one matter.</content>
internal sealed partial class CoordinationHub
{
    public Task<CommandResult> Merge(MergeCommand command)
    {
        Needed.Text("intoTicketId", command.IntoTicketId).ThrowAsFault();
        return Handle(command.CommandId, command.TicketId, new MergeTicket(command.IntoTicketId, command.Reason) { OccurredAt = command.OccurredAt });
    }

    public Task<CommandResult> Split(ReasonCommand command) =>
        Handle(command.CommandId, command.TicketId, new SplitTicket(command.Reason) { OccurredAt = command.OccurredAt });
}
