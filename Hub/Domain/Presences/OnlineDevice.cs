namespace RedProperty.Realtime.Domain.Presences;

/// <summary>What a person can be online on (在线设备).</summary>
public enum DeviceKind
{
    Tablet,
    Phone,

    /// <summary>A page of the desk in a browser.</summary>
    Desk,
    Program,
}

/// <summary>Somebody is online (在线) on a device.</summary>
/// <param name="DeviceId">Of the device's making, the same over its restarts.</param>
/// <param name="Since">Without a break.</param>
public sealed record OnlineDevice(string UserId, string DeviceId, DeviceKind Kind, DateTimeOffset Since);
