using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;

namespace RedProperty.Realtime.Desk.Accounts;

/// <summary>The person at this desk, with the posts that the organisation gives her now rather than when she signed in.</summary>
internal sealed class CurrentActor(AuthenticationStateProvider authentication, IRulebooks rulebooks, ShutOut shutOut)
{
    /// <summary>Null when nobody is signed in. Whoever was shut out meanwhile has no posts: every page of hers shows nothing.</summary>
    public async Task<Actor?> Find()
    {
        var user = (await authentication.GetAuthenticationStateAsync()).User;
        if (user.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id)
        {
            return null;
        }

        var chart = rulebooks.Current.Organisation;
        return chart.FindPerson(id) is { } person && !shutOut.Contains(id)
            ? Actor.Staff(person, chart)
            : new Actor(id, user.FindFirstValue(ClaimTypes.Name) ?? id, ActorKind.Staff, []);
    }
}
