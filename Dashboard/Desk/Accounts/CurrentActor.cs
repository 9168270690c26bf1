using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using RedProperty.Realtime.Domain.Accounts;

namespace RedProperty.Realtime.Desk.Accounts;

/// <summary>Whether an open page may go on with the person it began with.</summary>
internal enum PageStanding
{
    /// <summary>As it began, or nobody's.</summary>
    Holds,

    /// <summary>A post was taken away meanwhile: what is shown and offered is no longer hers.</summary>
    LostPosts,

    /// <summary>Signed out, shut out or withdrawn.</summary>
    Out,
}

/// <summary>The person at this desk, with the posts that the organisation gives her now rather than when she signed in.</summary>
internal sealed class CurrentActor(AuthenticationStateProvider authentication, Standings standings)
{
    /// <summary>Ids of all posts that a page of this circuit was ever given: any of them may stand in what it shows and offers.</summary>
    private readonly HashSet<string> given = new(StringComparer.Ordinal);

    private (string? Person, string? Session)? begun;
    private bool isEnded;

    /// <summary>Null when nobody is signed in.</summary>
    public async Task<Identity?> Who() => Identity.Of((await authentication.GetAuthenticationStateAsync()).User);

    /// <summary>Null when nobody is signed in. Whoever was shut out meanwhile has no posts: every page of hers shows nothing.</summary>
    public async Task<Actor?> Find()
    {
        var actor = Of((await authentication.GetAuthenticationStateAsync()).User, standings);
        given.UnionWith(actor?.Posts.Select(post => post.Id) ?? []);
        return actor;
    }

    /// <summary>From now on the circuit is this person's, signed in by this session: a browser that comes back to it as somebody else finds it ended.</summary>
    public async Task Begin()
    {
        var who = await Who();
        begun ??= (who?.PersonId, who?.SessionId);
        await Find();
    }

    /// <summary>Whatever happens, nothing is shown or heard any more.</summary>
    public void End() => isEnded = true;

    /// <summary>Asked with every event of a page, and before it shows anything new.</summary>
    public async Task<PageStanding> Check()
    {
        var who = await Who();
        if (isEnded || standings.WhyOut(who) is not null || (begun is { } first && first != (who?.PersonId, who?.SessionId)))
        {
            return PageStanding.Out;
        }

        return begun is null || who is null || given.IsSubsetOf(standings.Of(who).Value?.Posts.Select(post => post.Id) ?? [])
            ? PageStanding.Holds
            : PageStanding.LostPosts;
    }

    /// <summary>The same of a request for a plain document.</summary>
    public static Actor? Of(ClaimsPrincipal user, Standings standings) => Identity.Of(user) is not { } who
        ? null
        : standings.Of(who).Value ?? new Actor(who.PersonId, user.FindFirstValue(ClaimTypes.Name) ?? who.PersonId, ActorKind.Staff, []);
}
