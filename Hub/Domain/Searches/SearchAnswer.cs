using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Domain.Searches;

/// <summary>What became of a whole number that somebody typed.</summary>
public enum NumberStanding
{
    /// <summary>No whole number was typed.</summary>
    None,

    /// <summary>It is among the hits.</summary>
    Found,

    /// <summary>A ticket has it that the reader's posts do not reach. More is not told.</summary>
    OutsidePosts,

    /// <summary>No ticket has it.</summary>
    Unknown,
}

/// <summary>What was found.</summary>
/// <param name="Hits">Best first; at most <see cref="SearchTickets.MostHits"/>.</param>
/// <param name="IsMore">There are more than <paramref name="Hits"/> shows.</param>
/// <param name="Buildings">That the words name; when they are more than <see cref="SearchTickets.MostBuildings"/>, their closed tickets were not read.</param>
/// <param name="Looked">How many open tickets were looked at.</param>
/// <param name="Open">How many there are.</param>
/// <param name="ClosedDays">For so many days back closed tickets were looked up by the end of their number; null when it was not asked for.</param>
public sealed record SearchAnswer(
    SearchTerms Terms,
    IReadOnlyList<SearchHit> Hits,
    bool IsMore,
    IReadOnlyList<Place> Buildings,
    NumberStanding Number,
    long Looked,
    long Open,
    int? ClosedDays)
{
    /// <summary>Nothing was typed.</summary>
    public static SearchAnswer Nothing { get; } = new(new SearchTerms([]), [], false, [], NumberStanding.None, 0, 0, null);

    /// <summary>Only the newest of a building's closed tickets were read.</summary>
    public bool IsClosedCut { get; init; }

    /// <summary>Not everything that is open was looked at, and there may be more in the rest.</summary>
    public bool IsCut => !IsMore && Looked < Open;
}
