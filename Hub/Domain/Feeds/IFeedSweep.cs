namespace RedProperty.Realtime.Domain.Feeds;

/// <summary>Keeps feeds bounded by age; by count they bound themselves.</summary>
public interface IFeedSweep
{
    /// <summary>Takes out the events and the devices' receipts of a community that are older than the store's retention.</summary>
    /// <returns>How many events went.</returns>
    Task<int> Sweep(string communityId, DateTimeOffset now, CancellationToken cancellation);
}
