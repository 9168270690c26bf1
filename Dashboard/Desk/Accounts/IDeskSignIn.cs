using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;

namespace RedProperty.Realtime.Desk.Accounts;

/// <summary>Somebody who has signed in at a desk.</summary>
/// <param name="Identity">Goes into the cookie.</param>
public sealed record SignedInAtDesk(Actor Actor, Identity Identity);

/// <summary>What a browser says of itself at the door.</summary>
/// <param name="RemoteAddress">Guesses are counted by it.</param>
/// <param name="UserAgent">As the browser sends it; null when it does not.</param>
/// <param name="Session">The session that it had until now.</param>
public sealed record DeskVisit(string RemoteAddress, string? UserAgent, string? Session);

/// <summary>Who is behind a user name and password, as the Desk asks for it.</summary>
public interface IDeskSignIn
{
    /// <summary>The person, or a refusal: unauthenticated for a wrong pair, limited after too many of them.</summary>
    Task<Outcome<SignedInAtDesk>> SignIn(string userName, string password, DeskVisit visit, CancellationToken cancellation);
}
