using System.Security.Claims;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;

namespace RedProperty.Realtime.Server.Accounts;

/// <summary>From a signed-in identity to the actor, by <see cref="Standings"/>. Built anew for each call, so that a post taken away stops working at once.</summary>
internal sealed class Actors(Standings standings)
{
    /// <summary>Equal as long as nobody was shut out, let in again or signed out.</summary>
    public (object, object) Standing => standings.Version;

    public Outcome<Actor> Of(ClaimsPrincipal? principal) => standings.Of(Identity.Of(principal));

    /// <summary>Why a token that is sound in itself opens nothing any more; null when it does.</summary>
    public Refusal? WhyOut(ClaimsPrincipal? principal) => standings.WhyOut(Identity.Of(principal));
}
