namespace RedProperty.Realtime.Domain.Figures;

/// <summary>The kept figures, summed over communities and days.</summary>
public interface IDayFigures
{
    /// <summary>Figure name to amount; a name that never occurred is absent.</summary>
    Task<IReadOnlyDictionary<string, long>> Sum(IReadOnlyCollection<string> communityIds, DateOnly from, DateOnly to, CancellationToken cancellation);
}
