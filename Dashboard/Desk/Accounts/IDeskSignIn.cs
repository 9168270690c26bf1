using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;

namespace RedProperty.Realtime.Desk.Accounts;

/// <summary>Who is behind a user name and password, as the Desk asks for it.</summary>
public interface IDeskSignIn
{
    /// <summary>The person, or a refusal: unauthenticated for a wrong pair, limited after too many of them.</summary>
    Task<Outcome<Actor>> SignIn(string userName, string password, string remoteAddress, CancellationToken cancellation);
}
