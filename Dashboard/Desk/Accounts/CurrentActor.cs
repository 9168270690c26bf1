using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Desk.Accounts;

/// <summary>The person at this desk, with the posts that the organisation gives her now rather than when she signed in.</summary>
internal sealed class CurrentActor(AuthenticationStateProvider authentication, IRulebooks rulebooks, ShutOut shutOut)
{
    /// <summary>Null when nobody is signed in. Whoever was shut out meanwhile has no posts: every page of hers shows nothing.</summary>
    public async Task<Actor?> Find()
    {
        return Of((await authentication.GetAuthenticationStateAsync()).User, rulebooks.Current.Organisation, shutOut);
    }

    /// <summary>The same of a request for a plain document.</summary>
    public static Actor? Of(ClaimsPrincipal user, OrganisationChart chart, ShutOut shutOut)
    {
        if (user.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id)
        {
            return null;
        }

        return chart.FindPerson(id) is { } person && !shutOut.Contains(id)
            ? Actor.Staff(person, chart)
            : new Actor(id, user.FindFirstValue(ClaimTypes.Name) ?? id, ActorKind.Staff, []);
    }
}
