using System.Security.Claims;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Sessions;

namespace RedProperty.Realtime.Server.Accounts;

/// <summary>From a signed-in identity to the actor. Built anew for each call, so that a post taken away stops working at once.</summary>
internal sealed class Actors(IRulebooks rulebooks, ShutOut shutOut, EndedSessions ended)
{
    /// <summary>In the tokens of a device: the id of its session.</summary>
    private const string SessionClaim = "session";

    private static readonly Refusal Disabled = new(RefusalCode.Unauthenticated, "Your account was disabled; ask an administrator.");

    private static readonly Refusal SignedOut = new(RefusalCode.Unauthenticated, "This device was signed out; sign in again.");

    private static readonly Refusal Gone = new(
        RefusalCode.Unauthenticated, "You are no longer in the organisation; ask an administrator, then sign in again.");

    /// <summary>Equal as long as nobody was shut out, let in again or signed out.</summary>
    public (object, object) Standing => (shutOut.Current, ended.Current);

    public Outcome<Actor> Of(ClaimsPrincipal? principal)
    {
        if (WhyOut(principal) is { } refusal)
        {
            return refusal;
        }

        var chart = rulebooks.Current.Organisation;
        return principal?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id && chart.FindPerson(id) is { } person ? Actor.Staff(person, chart) : Gone;
    }

    /// <summary>Why a token that is sound in itself opens nothing any more; null when it does.</summary>
    public Refusal? WhyOut(ClaimsPrincipal? principal)
    {
        if (principal?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id && shutOut.Contains(id))
        {
            return Disabled;
        }

        return principal?.FindFirstValue(SessionClaim) is { } session && ended.Contains(session) ? SignedOut : null;
    }

    /// <param name="sessionId">Of the device that the identity is for.</param>
    public static ClaimsPrincipal PrincipalOf(Actor actor, string scheme, string? sessionId = null)
    {
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, actor.Id), new Claim(ClaimTypes.Name, actor.Name)], scheme);
        if (sessionId is not null)
        {
            identity.AddClaim(new Claim(SessionClaim, sessionId));
        }

        return new ClaimsPrincipal(identity);
    }
}
