using RedProperty.Realtime.Domain.Presences;

namespace RedProperty.Realtime.Domain.Sessions;

/// <summary>A device on which somebody can sign in and stay so.</summary>
/// <param name="Id">Of the device's making, the same over its restarts.</param>
/// <param name="Name">For administrators; null when the device does not say.</param>
public sealed record Device(string Id, DeviceKind Kind, string? Name = null)
{
    public const int LongestId = 64;
    public const int LongestName = 60;
}

/// <summary>Somebody stays signed in on a device (设备登录). Of the secret that renews it only the hash is kept.</summary>
/// <param name="Id">Stands in every access token of the device; opens nothing.</param>
/// <param name="SecretHash">SHA-256, 64 hexadecimal digits.</param>
/// <param name="PasswordMark">Which password the account had; see <see cref="PasswordMarks"/>.</param>
public sealed record KeptSession(
    string Id,
    string SecretHash,
    string UserName,
    string PersonId,
    string PasswordMark,
    Device Device,
    DateTimeOffset SignedInAt,
    DateTimeOffset RenewedAt,
    DateTimeOffset RenewableUntil);
