namespace RedProperty.Realtime.Domain.Hotline;

/// <summary>Which hotline cases a community has, by indexes that are written together with their tickets.</summary>
public interface IHotlineCases
{
    /// <summary>Of these numbers, those that were taken in already, with the ticket each became.</summary>
    Task<IReadOnlyDictionary<string, string>> Known(string communityId, IReadOnlyCollection<string> numbers, CancellationToken cancellation);

    /// <summary>Ids of the tickets that were taken in within a span (both ends inclusive), newest first.</summary>
    Task<IReadOnlyList<string>> TakenIn(string communityId, DateTimeOffset from, DateTimeOffset to, int most, CancellationToken cancellation);
}
