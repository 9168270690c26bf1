using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Server.Problems;

namespace RedProperty.Realtime.Server.Accounts;

/// <summary>Signing in, and opening accounts.</summary>
internal static class AccountEndpoints
{
    private const int LargestSignIn = 16 * 1024;
    private const int LargestAccounts = 1024 * 1024;

    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/sessions", SignIn)
            .WithMetadata(new RequestSizeLimitAttribute(LargestSignIn))
            .WithSummary("Signs a person in; the access token is good for 12 hours.")
            .Produces<Session>()
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(429);
        routes.MapPost("/api/accounts", Open)
            .RequireAuthorization(StaffSchemes.Administrators)
            .WithMetadata(new RequestSizeLimitAttribute(LargestAccounts))
            .WithSummary("Opens accounts for people of the organisation: all of the list, or none.")
            .Produces<AccountsOpened>()
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403);
    }

    private static async Task<IResult> SignIn(
        Contracts.SignIn body, Domain.Accounts.SignIn signIn, TokenMint mint, HttpContext context, CancellationToken cancellation)
    {
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
        var outcome = await signIn.Check(body.UserName, body.Password, address, cancellation);
        context.Response.Headers.CacheControl = "no-store";
        return outcome.IsRefused ? outcome.Refusal.AsProblem() : TypedResults.Ok(mint.Open(outcome.Value));
    }

    private static async Task<IResult> Open(List<NewAccount?> body, OpenAccounts open, CancellationToken cancellation)
    {
        var outcome = await open.Open(body, cancellation);
        return outcome.IsRefused ? outcome.Refusal.AsProblem() : TypedResults.Ok(new AccountsOpened(outcome.Value.Count));
    }
}

/// <param name="Accounts">How many accounts were opened or replaced.</param>
internal sealed record AccountsOpened(int Accounts);
