namespace RedProperty.Realtime.Contracts;

/// <summary>Body of <c>POST /api/sessions</c>.</summary>
/// <param name="Device">On which the person stays signed in; absent for a session that ends with its access token.</param>
public sealed record SignIn(string UserName, string Password, SigningDevice? Device = null);

/// <summary>A device on which somebody stays signed in.</summary>
/// <param name="Id">1 to 64 characters of the device's making, the same over restarts. Signing in again on it replaces its session, whoever's it was.</param>
/// <param name="Kind"><c>tablet</c>, <c>phone</c> or <c>program</c>.</param>
/// <param name="Name">At most 60 characters, shown to administrators.</param>
public sealed record SigningDevice(string Id, string Kind, string? Name = null);

/// <param name="AccessToken">For the <c>Authorization: Bearer</c> header or the hub's <c>access_token</c>.</param>
public sealed record Session(string AccessToken, DateTimeOffset ExpiresAt, SignedInUser User)
{
    /// <summary>Set where the person signed in on a device.</summary>
    public DeviceSession? Device { get; init; }
}

/// <summary>What keeps a device signed in.</summary>
/// <param name="RenewalToken">A secret of 256 bits for <c>POST /api/sessions/renew</c>; the same for as long as the device is signed in.</param>
/// <param name="RenewableUntil">Moves on with every renewal.</param>
/// <param name="LockAfter">ISO 8601 duration after which an idle device locks itself.</param>
public sealed record DeviceSession(string RenewalToken, DateTimeOffset RenewableUntil, string LockAfter);

/// <summary>Body of <c>POST /api/sessions/renew</c> and of <c>POST /api/sessions/end</c>.</summary>
public sealed record RenewSession(string RenewalToken);

public sealed record SignedInUser(string Id, string Name, IReadOnlyList<HeldPost> Posts);

/// <param name="Scope">Id of the place that the post answers for.</param>
public sealed record HeldPost(string Role, string Scope);
