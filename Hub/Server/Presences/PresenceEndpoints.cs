using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain.Presences;
using RedProperty.Realtime.Server.Accounts;
using RedProperty.Realtime.Server.Problems;
using RedProperty.Realtime.Server.Wire;

namespace RedProperty.Realtime.Server.Presences;

/// <summary>Who is online, over HTTP.</summary>
internal static class PresenceEndpoints
{
    public static void MapPresence(this IEndpointRouteBuilder routes) => routes.MapGet("/api/presence", List)
        .RequireAuthorization()
        .WithSummary("Who of the people posted in a place is online, and on what; for its community's secretary and the offices above, and of a grid for those posted in it.")
        .Produces<PresenceList>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);

    private static IResult List(string? scope, ClaimsPrincipal user, Actors actors, ReadPresence read, TimeProvider time)
    {
        var actor = actors.Of(user);
        if (actor.IsRefused)
        {
            return actor.Refusal.AsProblem();
        }

        var found = read.In(actor.Value, string.IsNullOrEmpty(scope) ? null : scope);
        return found.IsRefused
            ? found.Refusal.AsProblem()
            : TypedResults.Ok(new PresenceList(time.GetUtcNow(), [.. found.Value.Select(who => new PersonPresence(
                who.Person.Id,
                who.Person.Name,
                [.. who.Devices.OrderBy(device => device.Since).Select(device => new DevicePresence(WireWords<DeviceKind>.Of(device.Kind), device.Since))]))]));
    }
}
