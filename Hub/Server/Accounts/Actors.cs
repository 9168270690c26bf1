using System.Security.Claims;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;

namespace RedProperty.Realtime.Server.Accounts;

/// <summary>From a signed-in identity to the actor. Built anew for each call, so that a post taken away stops working at once.</summary>
internal sealed class Actors(IRulebooks rulebooks, ShutOut shutOut)
{
    public Outcome<Actor> Of(ClaimsPrincipal? principal)
    {
        var chart = rulebooks.Current.Organisation;
        if (principal?.FindFirstValue(ClaimTypes.NameIdentifier) is { } shut && shutOut.Contains(shut))
        {
            return new Refusal(RefusalCode.Unauthenticated, "Your account was disabled; ask an administrator.");
        }

        return principal?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id && chart.FindPerson(id) is { } person
            ? Actor.Staff(person, chart)
            : new Refusal(RefusalCode.Unauthenticated, "You are no longer in the organisation; ask an administrator, then sign in again.");
    }

    public static ClaimsPrincipal PrincipalOf(Actor actor, string scheme) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, actor.Id), new Claim(ClaimTypes.Name, actor.Name)], scheme));
}
