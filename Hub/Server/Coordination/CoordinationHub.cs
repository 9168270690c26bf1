using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Server.Accounts;
using RedProperty.Realtime.Server.Wire;

namespace RedProperty.Realtime.Server.Coordination;

/// <summary>The door of tablets and programs at <c>/hubs/coordination</c>. Each method asks one use case; pushes come from <see cref="FeedRelay"/> alone.</summary>
[Authorize]
internal sealed partial class CoordinationHub(Actors actors, HandleTicketCommand commands, WatchDoor watching, Watchers watchers)
    : Hub<ICoordinationClient>, ICoordinationHub
{
    public Task<WatchResult> Watch(WatchRequest request) => watching.Watch(Me(), Context, request);

    public Task Receipt(FeedReceipt receipt)
    {
        watching.Receipt(Me(), Context, receipt);
        return Task.CompletedTask;
    }

    public async Task<CommandResult> Report(ReportCommand command)
    {
        WireWords<Severity>.Read("severity", command.Severity, out var severity).ThrowAsFault();
        Needed.Text("kind", command.Kind).ThrowAsFault();
        Needed.Text("buildingId", command.BuildingId).ThrowAsFault();
        var report = new ReportTicket(
            command.Kind, command.BuildingId, command.Unit, command.Title, command.Description, severity, command.PhotoIds ?? [], "hub")
        { OccurredAt = command.OccurredAt };
        return (await commands.Report(Me(), command.CommandId, report, Context.ConnectionAborted)).OrFault().ToWire();
    }

    public Task<CommandResult> Acknowledge(AcknowledgeCommand command) =>
        Handle(command.CommandId, command.TicketId, new AcknowledgeTicket(command.Message) { OccurredAt = command.OccurredAt });

    public Task<CommandResult> ProposeSolution(TextCommand command) =>
        Handle(command.CommandId, command.TicketId, new ProposeSolution(command.Text) { OccurredAt = command.OccurredAt });

    public Task<CommandResult> ReplyInWriting(TextCommand command) =>
        Handle(command.CommandId, command.TicketId, new ReplyInWriting(command.Text) { OccurredAt = command.OccurredAt });

    public Task<CommandResult> Resolve(ResolveCommand command) =>
        Handle(command.CommandId, command.TicketId, new ResolveTicket(command.Text, command.PhotoIds ?? []) { OccurredAt = command.OccurredAt });

    public Task<CommandResult> Confirm(ConfirmCommand command) =>
        Handle(command.CommandId, command.TicketId, new ConfirmTicket(command.Rating, command.Text) { OccurredAt = command.OccurredAt });

    public Task<CommandResult> Reopen(ReasonCommand command) =>
        Handle(command.CommandId, command.TicketId, new ReopenTicket(command.Reason) { OccurredAt = command.OccurredAt });

    public Task<CommandResult> Reclassify(ReclassifyCommand command)
    {
        WireWords<Severity>.Read("severity", command.Severity, out var severity).ThrowAsFault();
        var kind = string.IsNullOrEmpty(command.Kind) ? null : command.Kind;
        return Handle(command.CommandId, command.TicketId, new ReclassifyTicket(kind, severity, command.Reason) { OccurredAt = command.OccurredAt });
    }

    public Task<CommandResult> Assign(AssignCommand command) =>
        Handle(command.CommandId, command.TicketId, new AssignTicket(command.UserId) { OccurredAt = command.OccurredAt });

    public Task<CommandResult> Escalate(ReasonCommand command) =>
        Handle(command.CommandId, command.TicketId, new EscalateTicket(command.Reason) { OccurredAt = command.OccurredAt });

    public Task<CommandResult> Return(ReasonCommand command) =>
        Handle(command.CommandId, command.TicketId, new ReturnTicket(command.Reason) { OccurredAt = command.OccurredAt });

    public Task<CommandResult> Comment(TextCommand command) =>
        Handle(command.CommandId, command.TicketId, new CommentOnTicket(command.Text) { OccurredAt = command.OccurredAt });

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        watchers.Leave(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    private Actor Me() => actors.Of(Context.User).OrFault();

    private async Task<CommandResult> Handle(string commandId, string ticketId, TicketCommand command)
    {
        Needed.Text("ticketId", ticketId).ThrowAsFault();
        return (await commands.Handle(Me(), commandId, ticketId, command, Context.ConnectionAborted)).OrFault().ToWire();
    }
}
