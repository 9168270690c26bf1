using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RedProperty.Realtime.Domain.Presences;
using RedProperty.Realtime.Domain.Sessions;
using RedProperty.Realtime.Server.Accounts;
using RedProperty.Realtime.Server.Problems;
using RedProperty.Realtime.Server.Wire;

namespace RedProperty.Realtime.Server.Sessions;

/// <summary>The devices of an account, for administrators.</summary>
internal static class DeviceEndpoints
{
    public static void MapDevices(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/accounts/{userName}/devices").RequireAuthorization(StaffSchemes.Administrators);
        group.MapGet("", List)
            .WithSummary("The devices and desks on which somebody stays signed in by an account, last renewed first.")
            .Produces<DeviceAnswer[]>();
        group.MapDelete("/{deviceId}", Withdraw)
            .WithSummary("Signs a device out: it is refused within seconds in every process, and cannot be renewed.")
            .Produces(StatusCodes.Status204NoContent);
        group.ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
    }

    private static async Task<IResult> List(string userName, KeepDevices devices, CancellationToken cancellation)
    {
        var found = await devices.Of(userName, cancellation);
        return found.IsRefused ? found.Refusal.AsProblem() : TypedResults.Ok(found.Value.Select(DeviceAnswer.Of).ToArray());
    }

    private static async Task<IResult> Withdraw(
        string userName, string deviceId, ClaimsPrincipal user, Actors actors, KeepDevices devices, CancellationToken cancellation)
    {
        var actor = actors.Of(user);
        if (actor.IsRefused)
        {
            return actor.Refusal.AsProblem();
        }

        var outcome = await devices.Withdraw(actor.Value, userName, deviceId, cancellation);
        return outcome.IsRefused ? outcome.Refusal.AsProblem() : TypedResults.NoContent();
    }
}

/// <param name="Id">Of the device's making.</param>
/// <param name="Kind">tablet, phone or program; desk for a browser at a desk, whose id is its session's.</param>
/// <param name="RenewableUntil">Not renewed until then, it must sign in anew.</param>
internal sealed record DeviceAnswer(
    string Id, string Kind, string? Name, DateTimeOffset SignedInAt, DateTimeOffset RenewedAt, DateTimeOffset RenewableUntil)
{
    public static DeviceAnswer Of(KeptSession session) => new(
        session.Device.Id, WireWords<DeviceKind>.Of(session.Device.Kind), session.Device.Name, session.SignedInAt, session.RenewedAt, session.RenewableUntil);
}
