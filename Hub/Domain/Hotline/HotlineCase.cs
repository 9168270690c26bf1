using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Hotline;

/// <summary>What the 12345 hotline knows of a ticket that it sent us (热线工单): its own number and its own limit, beside ours.</summary>
/// <param name="Number">As the hotline writes it; unique within a community for ever.</param>
/// <param name="CalledAt">When the resident called; null when the file does not say.</param>
/// <param name="DueAt">By when the hotline wants it done (热线办结期限); null when it sets no limit. It neither rings an alarm of ours nor replaces one.</param>
public sealed record HotlineCase(string Number, DateTimeOffset? CalledAt = null, DateTimeOffset? DueAt = null)
{
    /// <summary>What goes back to the hotline: the latest written reply, or what was done.</summary>
    public string? Reply { get; init; }

    /// <summary>The line as it came, so that results go back in the same form; null in feeds. See <see cref="HotlineField"/>.</summary>
    public IReadOnlyList<HotlineField>? Line { get; init; }

    /// <summary>How the hotline's own limit stands; null when there is none.</summary>
    public HotlineLimit? LimitOf(Ticket ticket, DateTimeOffset now) => DueAt is not { } due ? null
        : ticket.ResolvedAt is { } resolved ? resolved <= due ? HotlineLimit.Kept : HotlineLimit.Missed
        : now <= due ? HotlineLimit.Running : HotlineLimit.Missed;
}

/// <summary>The hotline's own limit: until the matter is resolved it runs.</summary>
public enum HotlineLimit
{
    Running,
    Kept,
    Missed,
}

/// <summary>One cell of the line as it came.</summary>
/// <param name="Value">Null for what is personal: it stands in the ticket's <see cref="Reporter"/> or is not kept at all.</param>
/// <param name="Of">Which part of the reporter belongs here.</param>
public sealed record HotlineField(string Column, string? Value, HotlinePart? Of = null);

/// <summary>Parts of a line that are personal and still go back to whoever holds the ticket.</summary>
public enum HotlinePart
{
    Name,
    Phone,
}
