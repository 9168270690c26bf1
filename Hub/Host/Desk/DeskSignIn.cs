using RedProperty.Realtime.Desk.Accounts;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;

namespace RedProperty.Realtime.Host.Desk;

/// <summary>The Desk's sign-in is the API's: the same accounts, the same patience with wrong passwords.</summary>
internal sealed class DeskSignIn(SignIn signIn) : IDeskSignIn
{
    public Task<Outcome<Actor>> SignIn(string userName, string password, string remoteAddress, CancellationToken cancellation) =>
        signIn.Check(userName, password, remoteAddress, cancellation);
}
