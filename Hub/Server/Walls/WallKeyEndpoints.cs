using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Walls;
using RedProperty.Realtime.Server.Accounts;
using RedProperty.Realtime.Server.Problems;

namespace RedProperty.Realtime.Server.Walls;

/// <summary>The keys of a community's walls, over HTTP, for its secretary and administrators.</summary>
internal static class WallKeyEndpoints
{
    public static void MapWallKeys(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/walls/{communityId}/keys").RequireAuthorization()
            .ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(503);
        group.MapGet("/", List).WithSummary("The keys by which screens open the community's wall, oldest first; the keys themselves are kept nowhere.")
            .Produces<IReadOnlyList<WallKeyEntry>>();
        group.MapPost("/", Make).WithSummary("Makes a key for one screen. The answer is the only place where the key is ever told.")
            .Produces<MadeWallKeyEntry>(201).ProducesProblem(400).ProducesProblem(409);
        group.MapDelete("/{keyId}", Revoke).WithSummary("Revokes a key; a wall that stands open with it closes within seconds.").Produces(204);
    }

    private static async Task<IResult> List(string communityId, ClaimsPrincipal user, Actors actors, ReadWallKeys read, CancellationToken cancellation)
    {
        var found = await As(user, actors, actor => read.List(actor, communityId, cancellation));
        return found.IsRefused ? found.Refusal.AsProblem() : TypedResults.Ok(found.Value.Select(WallKeyEntry.Of));
    }

    private static async Task<IResult> Make(
        string communityId, [FromBody] NewWallKey wanted, ClaimsPrincipal user, Actors actors, MakeWallKey make, CancellationToken cancellation)
    {
        var made = await As(user, actors, actor => make.Make(actor, communityId, wanted.Label, cancellation));
        return made.IsRefused
            ? made.Refusal.AsProblem()
            : TypedResults.Created(
                $"/api/walls/{communityId}/keys/{made.Value.Key.Id}",
                new MadeWallKeyEntry(WallKeyEntry.Of(made.Value.Key), made.Value.Secret, $"/wall/{communityId}?key={made.Value.Secret}"));
    }

    private static async Task<IResult> Revoke(
        string communityId, string keyId, ClaimsPrincipal user, Actors actors, RevokeWallKey revoke, CancellationToken cancellation)
    {
        var revoked = await As(user, actors, actor => revoke.Revoke(actor, communityId, keyId, cancellation));
        return revoked.IsRefused ? revoked.Refusal.AsProblem() : TypedResults.NoContent();
    }

    private static async Task<Outcome<T>> As<T>(ClaimsPrincipal user, Actors actors, Func<Actor, Task<Outcome<T>>> act)
        where T : class
    {
        var actor = actors.Of(user);
        return actor.IsRefused ? actor.Refusal : await act(actor.Value);
    }
}

/// <param name="Label">Which screen it is for, 1 to 40 characters.</param>
internal sealed record NewWallKey(string? Label);

/// <param name="MadeBy">The person's id.</param>
/// <param name="SeenAt">When a wall last stood open with it, to the minute.</param>
internal sealed record WallKeyEntry(string Id, string Label, string MadeBy, DateTimeOffset MadeAt, DateTimeOffset? SeenAt)
{
    public static WallKeyEntry Of(WallKey key) => new(key.Id, key.Label, key.MadeBy, key.MadeAt, key.SeenAt);
}

/// <param name="Key">What opens the wall; told once.</param>
/// <param name="Wall">The wall's address with the key, from the program's root.</param>
internal sealed record MadeWallKeyEntry(WallKeyEntry Entry, string Key, string Wall);
