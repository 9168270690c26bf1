using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Sessions;
using RedProperty.Realtime.Server.Accounts;
using RedProperty.Realtime.Server.Problems;

namespace RedProperty.Realtime.Server.Sessions;

/// <summary>Signing in, staying signed in on a device, and signing out there.</summary>
internal static class SessionEndpoints
{
    private const int LargestSignIn = 16 * 1024;

    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/sessions", SignIn)
            .WithMetadata(new RequestSizeLimitAttribute(LargestSignIn))
            .WithSummary("Signs a person in; the access token is good for 12 hours. With a device, the answer says how it is renewed.")
            .Produces<Session>()
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(429);
        routes.MapPost("/api/sessions/renew", Renew)
            .WithMetadata(new RequestSizeLimitAttribute(LargestSignIn))
            .WithSummary("A new access token for a device that is signed in, by its renewal token, which stays the same.")
            .Produces<Session>()
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(429);
        routes.MapPost("/api/sessions/end", End)
            .WithMetadata(new RequestSizeLimitAttribute(LargestSignIn))
            .WithSummary("Signs a device out, by its renewal token. Again, or with a token that is none: nothing happens.")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(400);
    }

    private static async Task<IResult> SignIn(
        Contracts.SignIn body, Domain.Accounts.SignIn signIn, DeviceSessions sessions, TokenMint mint, HttpContext context, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "no-store";
        var device = SigningDevices.Read(body.Device);
        if (device.IsRefused)
        {
            return device.Refusal.AsProblem();
        }

        var outcome = await signIn.Find(body.UserName, body.Password, AddressOf(context), cancellation);
        if (outcome.IsRefused)
        {
            return outcome.Refusal.AsProblem();
        }

        if (device.Value.Device is not { } signing)
        {
            return TypedResults.Ok(mint.Open(outcome.Value));
        }

        var opened = await sessions.Open(outcome.Value, signing, cancellation);
        return opened.IsRefused ? opened.Refusal.AsProblem() : TypedResults.Ok(mint.Open(opened.Value));
    }

    private static async Task<IResult> Renew(
        RenewSession body, DeviceSessions sessions, TokenMint mint, HttpContext context, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "no-store";
        var outcome = await sessions.Renew(body.RenewalToken, AddressOf(context), cancellation);
        return outcome.IsRefused ? outcome.Refusal.AsProblem() : TypedResults.Ok(mint.Open(outcome.Value));
    }

    private static async Task<IResult> End(RenewSession body, DeviceSessions sessions, HttpContext context, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await sessions.End(body.RenewalToken, cancellation) is { } refusal ? refusal.AsProblem() : TypedResults.NoContent();
    }

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
}
