using System.Xml;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Sessions;
using RedProperty.Realtime.Server.Wire;

namespace RedProperty.Realtime.Server.Accounts;

/// <summary>Makes the access tokens that the bearer scheme takes; sealed by the house's data protection keys.</summary>
internal sealed class TokenMint(IOptionsMonitor<BearerTokenOptions> options, TimeProvider time)
{
    /// <summary>For a shift, without a session of its own.</summary>
    public Session Open(SignedIn who) => Open(who.Actor, who.Account.UserName, null, who.At);

    public Session Open(OpenedSession opened) => Open(opened.Actor, opened.Session.UserName, opened.Session.Id, opened.Session.RenewedAt) with
    {
        Device = new DeviceSession(opened.Token.Text, opened.Session.RenewableUntil, XmlConvert.ToString(opened.LockAfter)),
    };

    private Session Open(Actor actor, string userName, string? sessionId, DateTimeOffset since)
    {
        var bearer = options.Get(StaffSchemes.Bearer);
        var expiresAt = time.GetUtcNow() + bearer.BearerTokenExpiration;
        var ticket = new AuthenticationTicket(
            new Identity(actor.Id, userName, sessionId, since).ToPrincipal(actor.Name, StaffSchemes.Bearer), new AuthenticationProperties { ExpiresUtc = expiresAt }, StaffSchemes.Bearer);
        return new Session(bearer.BearerTokenProtector.Protect(ticket), expiresAt, actor.ToWire());
    }
}
