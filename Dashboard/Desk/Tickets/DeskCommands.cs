using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tickets;

/// <summary>Commands as a page gives them: a store out of reach is a refusal like any other, so that what was typed stays and is sent again.</summary>
internal sealed class DeskCommands(HandleTicketCommand handle)
{
    public Task<Outcome<CommandAnswer>> Give(Actor actor, string commandId, string ticketId, TicketCommand command) =>
        Answered(() => handle.Handle(actor, commandId, ticketId, command, CancellationToken.None));

    public Task<Outcome<CommandAnswer>> Report(Actor actor, string commandId, ReportTicket command) =>
        Answered(() => handle.Report(actor, commandId, command, CancellationToken.None));

    private static async Task<Outcome<CommandAnswer>> Answered(Func<Task<Outcome<CommandAnswer>>> give)
    {
        try
        {
            return await give();
        }
        catch (StoreUnavailableException fault)
        {
            return new Refusal(RefusalCode.Unavailable, fault.Message);
        }
    }
}
