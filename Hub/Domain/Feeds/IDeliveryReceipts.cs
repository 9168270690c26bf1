namespace RedProperty.Realtime.Domain.Feeds;

/// <summary>How far each person's devices have stored a feed (送达回执).</summary>
public interface IDeliveryReceipts
{
    Task Record(Feed feed, string userId, long sequence, DateTimeOffset at, CancellationToken cancellation);
}
