using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Desk.Residents;

/// <summary>The report form as it stands before the resident: empty, or with what he wrote and what is still to be put right.</summary>
public sealed record ReportView(Place Building, string CommandId)
{
    public string? Kind { get; init; }

    public string? Text { get; init; }

    public string? Unit { get; init; }

    public string? Name { get; init; }

    public string? Phone { get; init; }

    public IReadOnlyList<string> PhotoIds { get; init; } = [];

    /// <summary>Kinds that the words speak for, likeliest first.</summary>
    public IReadOnlyList<TicketKind> Suggested { get; init; } = [];

    /// <summary>What neighbours have reported and may be the same, likeliest first.</summary>
    public IReadOnlyList<NeighbourReport> Near { get; init; } = [];

    /// <summary>The resident has seen what neighbours have reported, and it is none of it.</summary>
    public bool IsSure { get; init; }

    /// <summary>What is wrong, in words.</summary>
    public string? Fault { get; init; }

    /// <summary>The field that is at fault.</summary>
    public string? FaultyField { get; init; }
}
