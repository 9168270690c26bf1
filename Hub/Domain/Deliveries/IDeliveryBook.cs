namespace RedProperty.Realtime.Domain.Deliveries;

/// <summary>Remembers how far each device has stored each feed, which calls that delivered, and which calls are still to be judged.</summary>
public interface IDeliveryBook
{
    /// <summary>Takes receipts down; an older one than is known changes nothing.</summary>
    /// <returns>The calls that came to a device with them.</returns>
    Task<IReadOnlyList<NewDelivery>> Record(IReadOnlyCollection<DeviceReceipt> receipts, CancellationToken cancellation);

    Task<IReadOnlyList<Delivery>> Of(string ticketId, CancellationToken cancellation);

    /// <summary>Calls older than <see cref="Call.Patience"/> that nobody has judged yet, oldest first.</summary>
    Task<IReadOnlyList<Call>> Unjudged(string communityId, DateTimeOffset now, int most, CancellationToken cancellation);

    Task Judged(string communityId, IReadOnlyCollection<Call> calls, CancellationToken cancellation);
}
