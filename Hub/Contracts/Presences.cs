namespace RedProperty.Realtime.Contracts;

/// <summary>Answer of <c>GET /api/presence?scope=</c>: who of the people posted in a place is online.</summary>
public sealed record PresenceList(DateTimeOffset ServerTime, IReadOnlyList<PersonPresence> People);

/// <param name="Devices">What the person is online on; empty when on nothing.</param>
public sealed record PersonPresence(string UserId, string Name, IReadOnlyList<DevicePresence> Devices);

/// <param name="Kind">tablet, phone, desk or program.</param>
/// <param name="Since">Since when without a break.</param>
public sealed record DevicePresence(string Kind, DateTimeOffset Since);
