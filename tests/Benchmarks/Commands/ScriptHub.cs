using Microsoft.AspNetCore.SignalR;
using RedProperty.Realtime.Contracts;
using StackExchange.Redis;

namespace RedProperty.Realtime.Benchmarks.Commands;

/// <summary>The slots that a bare hub writes to, by ticket id.</summary>
internal sealed record ScriptSlots(IDatabase Database, IReadOnlyDictionary<string, ScriptSlot> Slots);

/// <summary>The physical limit of a durable command: a hub whose method runs the script, and knows no rules.</summary>
internal sealed class ScriptHub(ScriptSlots slots) : Hub
{
    public async Task<CommandResult> Comment(TextCommand command) =>
        new(command.TicketId, 1, command.TicketId, await slots.Slots[command.TicketId].Run(slots.Database), false);
}
