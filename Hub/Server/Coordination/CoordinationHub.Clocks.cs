using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Server.Wire;

namespace RedProperty.Realtime.Server.Coordination;

/// <content>What people may do to a ticket's clocks.</content>
internal sealed partial class CoordinationHub
{
    public Task<CommandResult> Pause(PauseCommand command)
    {
        Needed.Text("reason", command.Reason).ThrowAsFault();
        WireWords<PauseReason>.Read("reason", command.Reason, out var reason).ThrowAsFault();
        return Handle(command.CommandId, command.TicketId, new PauseTicket(reason!.Value, command.Text) { OccurredAt = command.OccurredAt });
    }

    public Task<CommandResult> Resume(NoteCommand command) =>
        Handle(command.CommandId, command.TicketId, new ResumeTicket(command.Text) { OccurredAt = command.OccurredAt });

    public Task<CommandResult> AskExtension(AskExtensionCommand command)
    {
        WireWords<Obligation>.Read("obligation", command.Obligation, out var obligation).ThrowAsFault();
        var ask = new AskExtension(obligation ?? Obligation.Solution, command.Minutes, command.Reason) { OccurredAt = command.OccurredAt };
        return Handle(command.CommandId, command.TicketId, ask);
    }

    public Task<CommandResult> GrantExtension(GrantExtensionCommand command)
    {
        WireWords<Obligation>.Read("obligation", command.Obligation, out var obligation).ThrowAsFault();
        return Handle(command.CommandId, command.TicketId, new GrantExtension(obligation, command.Text) { OccurredAt = command.OccurredAt });
    }

    public Task<CommandResult> RefuseExtension(RefuseExtensionCommand command)
    {
        WireWords<Obligation>.Read("obligation", command.Obligation, out var obligation).ThrowAsFault();
        return Handle(command.CommandId, command.TicketId, new RefuseExtension(obligation, command.Reason) { OccurredAt = command.OccurredAt });
    }
}
