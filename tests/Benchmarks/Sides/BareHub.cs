using Microsoft.AspNetCore.SignalR;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Benchmarks.Sides;

/// <summary>The physical limit of fan-out: what comes in goes out to a group, with no rules, no memory and nobody to recognise.</summary>
internal sealed class BareHub : Hub
{
    /// <summary>Makes a push as many bytes long as ours.</summary>
    public static string Filler { get; set; } = string.Empty;

    public Task Join(string group) => Groups.AddToGroupAsync(Context.ConnectionId, group);

    public async Task<CommandResult> Comment(TextCommand command)
    {
        await Clients.Group(command.TicketId).SendAsync("TicketChanged", command.Text + Filler);
        return new CommandResult(command.TicketId, 1, command.TicketId, 1, false);
    }
}
