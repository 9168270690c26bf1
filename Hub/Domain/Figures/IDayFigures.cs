namespace RedProperty.Realtime.Domain.Figures;

/// <summary>The kept figures, summed over communities and days.</summary>
public interface IDayFigures
{
    /// <summary>Figure name to amount; a name that never occurred is absent.</summary>
    Task<IReadOnlyDictionary<string, long>> Sum(IReadOnlyCollection<string> communityIds, DateOnly from, DateOnly to, CancellationToken cancellation);

    /// <summary>One day of each community. A community without figures on that day is absent.</summary>
    Task<IReadOnlyDictionary<string, FigureSums>> Day(IReadOnlyCollection<string> communityIds, DateOnly day, CancellationToken cancellation);

    /// <summary>What is open in each community now; one where nothing was ever reported is absent.</summary>
    Task<IReadOnlyDictionary<string, OpenCount>> Open(IReadOnlyCollection<string> communityIds, CancellationToken cancellation);
}

/// <summary>What is open in a place now.</summary>
/// <param name="Late">Of these, those that owe something whose limit has passed.</param>
public readonly record struct OpenCount(long Open, long Late)
{
    public static OpenCount operator +(OpenCount one, OpenCount other) => new(one.Open + other.Open, one.Late + other.Late);
}
