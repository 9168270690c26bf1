using RedProperty.Realtime.Client.Sessions;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client;

/// <summary>Staying signed in on a device. Where the renewal token is kept, and when it is used, is the caller's to decide.</summary>
public sealed partial class CoordinationClient
{
    /// <param name="device">On which the person stays signed in; the session's <see cref="Contracts.Session.Device"/> says how it is renewed.</param>
    /// <exception cref="CoordinationFault">Wrong name or password, too many failures, or a device that cannot be.</exception>
    /// <exception cref="HttpRequestException">The program is out of reach.</exception>
    public async Task<Session> SignIn(string userName, string password, SigningDevice? device, CancellationToken cancellation = default) =>
        Session = await SessionDoor.SignIn(http, options, new SignIn(userName, password, device), cancellation).ConfigureAwait(false);

    /// <summary>A new access token, taken for every connect from now on; the renewal token stays the same.</summary>
    /// <exception cref="CoordinationFault"><see cref="FaultCodes.Unauthenticated"/>: the device is signed out, only a password helps. Passing ones: later.</exception>
    /// <exception cref="HttpRequestException">The program is out of reach: nobody is signed out by that.</exception>
    public async Task<Session> Renew(string renewalToken, CancellationToken cancellation = default) =>
        Session = await SessionDoor.Renew(http, options, new RenewSession(renewalToken), cancellation).ConfigureAwait(false);

    /// <summary>Signs the device out; what is signed out already stays so. Every access token of it is refused from now on.</summary>
    /// <exception cref="CoordinationFault">The program is not itself; try again.</exception>
    /// <exception cref="HttpRequestException">The program is out of reach, and the device still signed in: try again.</exception>
    public async Task EndSession(string renewalToken, CancellationToken cancellation = default)
    {
        await SessionDoor.End(http, options, new RenewSession(renewalToken), cancellation).ConfigureAwait(false);
        if (Session?.Device?.RenewalToken == renewalToken)
        {
            Session = null;
        }
    }
}
