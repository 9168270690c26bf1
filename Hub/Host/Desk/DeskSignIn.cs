using RedProperty.Realtime.Desk.Accounts;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Sessions;

namespace RedProperty.Realtime.Host.Desk;

/// <summary>The Desk's sign-in is the API's: the same accounts, the same patience with wrong passwords, a session that is kept.</summary>
internal sealed class DeskSignIn(SignIn signIn, DeskSessions sessions) : IDeskSignIn
{
    public async Task<Outcome<SignedInAtDesk>> SignIn(string userName, string password, DeskVisit visit, CancellationToken cancellation)
    {
        var found = await signIn.Find(userName, password, visit.RemoteAddress, cancellation);
        return found.IsRefused
            ? found.Refusal
            : new SignedInAtDesk(found.Value.Actor, await sessions.Open(found.Value, BrowserNames.Of(visit.UserAgent), visit.Session, cancellation));
    }
}
