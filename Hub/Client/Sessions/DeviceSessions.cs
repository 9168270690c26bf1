using RedProperty.Realtime.Client.Sessions;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client;

/// <summary>Signing a device in, keeping it signed in and signing it out, for programs that keep the session themselves.</summary>
/// <param name="program">Where the program answers, for example <c>http://localhost:5080</c>.</param>
public sealed class DeviceSessions(Uri program, HttpClient http)
{
    private readonly CoordinationClientOptions options = new() { BaseAddress = program };

    /// <exception cref="CoordinationFault">Wrong name or password, too many failures, or a device that cannot be.</exception>
    /// <exception cref="HttpRequestException">The program is out of reach.</exception>
    public Task<Session> SignIn(SignIn who, CancellationToken cancellation) => SessionDoor.SignIn(http, options, who, cancellation);

    /// <summary>A new access token under the same renewal token.</summary>
    /// <exception cref="CoordinationFault"><see cref="FaultCodes.Unauthenticated"/>: the device is signed out, only a password helps.</exception>
    /// <exception cref="HttpRequestException">The program is out of reach: nobody is signed out by that.</exception>
    public Task<Session> Renew(string renewalToken, CancellationToken cancellation) =>
        SessionDoor.Renew(http, options, new RenewSession(renewalToken), cancellation);

    /// <summary>Signs the device out; what is signed out already stays so.</summary>
    /// <exception cref="CoordinationFault">The program is not itself; try again.</exception>
    /// <exception cref="HttpRequestException">The program is out of reach, and the device still signed in.</exception>
    public Task End(string renewalToken, CancellationToken cancellation) =>
        SessionDoor.End(http, options, new RenewSession(renewalToken), cancellation);
}
