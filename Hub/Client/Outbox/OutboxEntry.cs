using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client;

/// <summary>A command on its way.</summary>
/// <param name="Lane">Entries of one lane are sent one after the other: the ticket's id, or the command's own for a new report.</param>
/// <param name="Method">The hub's method.</param>
/// <param name="Json">The command as it goes over the wire.</param>
/// <param name="PressedAt">This device's clock when the person pressed.</param>
public sealed record OutboxEntry(string CommandId, string Lane, string Method, string Json, DateTimeOffset PressedAt)
{
    /// <summary>False: certainly never sent. True: perhaps. Absent when the store does not keep it, which means perhaps.</summary>
    public bool? WasTried { get; init; }
}

/// <summary>What became of a command: a result or a fault.</summary>
public sealed record CommandAnswer(OutboxEntry Entry, CommandResult? Result, CoordinationFault? Fault);
