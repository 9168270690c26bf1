using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Figures;

namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>A change of one ticket, written as a whole or not at all.</summary>
/// <param name="Before">The ticket as it was read; null when it is new.</param>
/// <param name="After">The ticket after all steps.</param>
/// <param name="Steps">Each happening with the ticket after it, in order; at least one.</param>
/// <param name="CommandKey">Actor and command id; the same key takes effect once for at least 24 hours. Null for the clock, whose guard is the version.</param>
/// <param name="Tallies">What the day's figures gain by it.</param>
public sealed record TicketChange(
    Ticket? Before, Ticket After, IReadOnlyList<TicketStep> Steps, string? CommandKey, IReadOnlyList<Tally> Tallies);

/// <summary>One happening and the ticket after it.</summary>
public sealed record TicketStep(Happening Happening, Ticket Ticket);

/// <summary>What a command got for its effect; kept so that the same command id is answered again.</summary>
/// <param name="Sequence">Place in the feed of the last event that the command caused.</param>
public sealed record CommandReceipt(string TicketId, long Version, string Feed, long Sequence);

/// <summary>How an append ended.</summary>
public enum AppendStatus
{
    Written,

    /// <summary>The command id had its effect before; the receipt is the first one.</summary>
    Replayed,

    /// <summary>Somebody wrote first; read again.</summary>
    Conflict,
}

/// <param name="Status">How it ended.</param>
/// <param name="Receipt">Null on a conflict.</param>
public sealed record AppendResult(AppendStatus Status, CommandReceipt? Receipt);

/// <summary>A ticket as read, and the receipt of the command that asks, if it was seen before.</summary>
public sealed record LoadedTicket(Ticket? Ticket, CommandReceipt? Receipt);

/// <summary>Durable memory of tickets. What <see cref="Append"/> has answered survives the death of any process.</summary>
public interface ITicketStore
{
    Task<LoadedTicket> Load(string ticketId, string? commandKey, CancellationToken cancellation);

    /// <summary>
    /// The ticket as this process wrote it last, if it remembers: a guess that saves a reading, since an append to it is a conflict when it is out of date.
    /// </summary>
    Ticket? Recent(string ticketId) => null;

    /// <summary>Whether a report with this key has been accepted before.</summary>
    Task<CommandReceipt?> FindReceipt(string communityId, string commandKey, CancellationToken cancellation);

    /// <summary>Version check, command check, snapshot, history, feed, indexes, figures and publication: one atomic step.</summary>
    Task<AppendResult> Append(TicketChange change, CancellationToken cancellation);

    /// <summary>Tickets of one community, in the order of the ids; null where there is none.</summary>
    Task<IReadOnlyList<Ticket?>> LoadAll(string communityId, IReadOnlyList<string> ticketIds, CancellationToken cancellation);

    /// <summary>
    /// Changes of different tickets of one community, as few writes: each is written as a whole or not at all, by itself, in the order given.
    /// </summary>
    Task<IReadOnlyList<AppendResult>> AppendAll(IReadOnlyList<TicketChange> changes, CancellationToken cancellation);

    /// <summary>
    /// Changes of different tickets of one community, all or none: what one of them cannot be written for, all are not. The first one's command key counts
    /// for all and has the receipt.
    /// </summary>
    Task<AppendResult> AppendTogether(IReadOnlyList<TicketChange> changes, CancellationToken cancellation);

    Task<IReadOnlyList<HistoryEntry>> History(string ticketId, CancellationToken cancellation);

    /// <summary>The next running number of a community's day, from 1; numbers may be skipped, never repeated.</summary>
    Task<long> NextNumber(string communityId, DateOnly day, CancellationToken cancellation);

    /// <summary>The ticket that a resident's tracking code opens.</summary>
    Task<string?> FindByTrackingCode(string trackingCode, CancellationToken cancellation);
}
