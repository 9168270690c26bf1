using RedProperty.Realtime.Domain.Feeds;

namespace RedProperty.Realtime.Domain.Deliveries;

/// <summary>送达回执: a device has stored a feed up to a place. Nobody has pressed anything yet.</summary>
/// <param name="DeviceId">The same device's later receipts replace its earlier ones.</param>
public sealed record DeviceReceipt(Feed Feed, string UserId, string DeviceId, long Sequence, DateTimeOffset At);

/// <summary>A call as one device of one holder stored it.</summary>
/// <param name="Version">The version of the ticket that the call made.</param>
public sealed record Delivery(string TicketId, long Version, string UserId, string DeviceId, DateTimeOffset At);

/// <summary>A call that a device stored for the first time just now.</summary>
/// <param name="CalledAt">When it was made.</param>
public sealed record NewDelivery(Delivery Delivery, DateTimeOffset CalledAt);

/// <summary>A holder whom a matter has not reached (未送达).</summary>
/// <param name="Of">The version of the ticket that called him.</param>
/// <param name="Since">When it called him.</param>
public sealed record UndeliveredHolder(Escalations.Holder Holder, long Of, DateTimeOffset Since);
