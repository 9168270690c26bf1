using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Domain.Figures;

/// <summary>How often a limit was kept and how often missed.</summary>
public readonly record struct OnTime(long Met, long Missed)
{
    /// <summary>Rounded down, so that nothing is claimed that was not reached; null while neither has happened.</summary>
    public int? Percent => Met + Missed == 0 ? null : (int)(Met * 100 / (Met + Missed));

    public static OnTime operator +(OnTime one, OnTime other) => new(one.Met + other.Met, one.Missed + other.Missed);
}

/// <summary>Kept figures of a place over some days, by what they tell.</summary>
/// <param name="Amounts">Figure name to amount; see <see cref="FigureNames"/>.</param>
public sealed record FigureSums(IReadOnlyDictionary<string, long> Amounts)
{
    /// <summary>小事不出网格: over 80 % are to be solved within the grid. Source: the article on Jinan's red property work.</summary>
    public const int GridTarget = 80;

    /// <summary>From the grid up to the city.</summary>
    public static IReadOnlyList<PlaceLevel> Levels { get; } = [PlaceLevel.Grid, PlaceLevel.Community, PlaceLevel.Street, PlaceLevel.District, PlaceLevel.City];

    public static FigureSums None { get; } = new(new Dictionary<string, long>());

    public long Reported => Of(FigureNames.Reported);

    /// <summary>Matters that their residents have rated.</summary>
    public long Rated => Of(FigureNames.Rated);

    /// <summary>1 to 5, the mean of residents' ratings; null while there is none.</summary>
    public double? Rating => Rated == 0 ? null : (double)Of(FigureNames.RatingSum) / Rated;

    public long Solved => Levels.Sum(SolvedAt);

    public long Escalated => Levels.Sum(level => Of(FigureNames.EscalatedTo(level)));

    /// <summary>Percent of what was solved that was solved inside the grid, rounded down; null while nothing was.</summary>
    public int? InGrid => ShareOf(PlaceLevel.Grid);

    /// <summary>All four limits together.</summary>
    public OnTime AllOnTime => Enum.GetValues<PromisedLimit>().Select(OnTimeOf).Aggregate((one, other) => one + other);

    public long SolvedAt(PlaceLevel level) => Of(FigureNames.ResolvedAt(level));

    /// <summary>Percent of what was solved, rounded down; null while nothing was.</summary>
    public int? ShareOf(PlaceLevel level) => Solved == 0 ? null : (int)(SolvedAt(level) * 100 / Solved);

    public OnTime OnTimeOf(PromisedLimit limit) => limit switch
    {
        PromisedLimit.Response => Kept(Obligation.Response),
        PromisedLimit.WrittenReply => Kept(Obligation.WrittenReply),
        PromisedLimit.MajorSolution => new OnTime(Of(FigureNames.MajorSolutionMet), Of(FigureNames.MajorSolutionMissed)),
        _ => new OnTime(
            Of(FigureNames.MetInTime(Obligation.Solution)) - Of(FigureNames.MajorSolutionMet),
            Of(FigureNames.Missed(Obligation.Solution)) - Of(FigureNames.MajorSolutionMissed)),
    };

    public static FigureSums Sum(IEnumerable<FigureSums> parts)
    {
        var sums = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (name, amount) in parts.SelectMany(part => part.Amounts))
        {
            sums[name] = sums.GetValueOrDefault(name) + amount;
        }

        return new FigureSums(sums);
    }

    private OnTime Kept(Obligation obligation) => new(Of(FigureNames.MetInTime(obligation)), Of(FigureNames.Missed(obligation)));

    private long Of(string name) => Amounts.GetValueOrDefault(name);
}
