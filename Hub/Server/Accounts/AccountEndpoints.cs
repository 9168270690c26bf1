using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Server.Problems;

namespace RedProperty.Realtime.Server.Accounts;

/// <summary>Keeping accounts.</summary>
internal static class AccountEndpoints
{
    private const int LargestChange = 16 * 1024;
    private const int LargestAccounts = 1024 * 1024;

    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/accounts").RequireAuthorization(StaffSchemes.Administrators);
        group.MapGet("", async (KeepAccounts accounts, CancellationToken cancellation) =>
                TypedResults.Ok((await accounts.List(cancellation)).Select(AccountAnswer.Of)))
            .WithSummary("All accounts by user name, and when somebody last signed in by each.")
            .Produces<AccountAnswer[]>();
        group.MapPost("", Open)
            .WithMetadata(new RequestSizeLimitAttribute(LargestAccounts))
            .WithSummary("Opens accounts for people of the organisation: all of the list, or none.")
            .Produces<AccountsOpened>();
        group.MapPut("/{userName}/password", SetPassword)
            .WithMetadata(new RequestSizeLimitAttribute(LargestChange))
            .WithSummary("Sets a password anew. Whatever was signed in by the account is out within seconds and cannot be renewed, but for the device or desk that asks.")
            .Produces<AccountAnswer>().ProducesProblem(404);
        group.MapPut("/{userName}/disabled", Disable)
            .WithMetadata(new RequestSizeLimitAttribute(LargestChange))
            .WithSummary("Disables an account, or enables it again: nobody signs in by a disabled one, and who is signed in by it is out at once.")
            .Produces<AccountAnswer>().ProducesProblem(404).ProducesProblem(409);
        group.ProducesProblem(400).ProducesProblem(401).ProducesProblem(403);
    }

    private static Task<IResult> Open(List<NewAccount?> body, ClaimsPrincipal user, Actors actors, OpenAccounts open, CancellationToken cancellation) =>
        By(user, actors, by => open.Open(by, body, cancellation, Identity.Of(user)?.SessionId), opened => new AccountsOpened(opened.Count));

    private static Task<IResult> SetPassword(
        string userName, WantedPassword body, ClaimsPrincipal user, Actors actors, KeepAccounts accounts, CancellationToken cancellation) =>
        By(user, actors, by => accounts.SetPassword(by, userName, body.Password, Identity.Of(user)?.SessionId, cancellation), AccountAnswer.Of);

    private static Task<IResult> Disable(
        string userName, WantedState body, ClaimsPrincipal user, Actors actors, KeepAccounts accounts, CancellationToken cancellation) =>
        By(user, actors, by => accounts.Disable(by, userName, body.IsDisabled, cancellation), AccountAnswer.Of);

    private static async Task<IResult> By<T, TAnswer>(ClaimsPrincipal user, Actors actors, Func<Actor, Task<Outcome<T>>> act, Func<T, TAnswer> answer)
        where T : class
    {
        var actor = actors.Of(user);
        if (actor.IsRefused)
        {
            return actor.Refusal.AsProblem();
        }

        var outcome = await act(actor.Value);
        return outcome.IsRefused ? outcome.Refusal.AsProblem() : TypedResults.Ok(answer(outcome.Value));
    }
}

/// <param name="Accounts">How many accounts were opened or replaced.</param>
internal sealed record AccountsOpened(int Accounts);

internal sealed record WantedPassword(string? Password);

internal sealed record WantedState(bool IsDisabled);

/// <param name="Name">The person's; absent when the person has left the organisation: nobody can sign in by it.</param>
/// <param name="SignedInAt">The last time; absent when nobody ever did.</param>
internal sealed record AccountAnswer(string UserName, string PersonId, string? Name, bool IsDisabled, DateTimeOffset? SignedInAt)
{
    public static AccountAnswer Of(AccountLine line) => new(line.UserName, line.PersonId, line.Person?.Name, line.IsDisabled, line.SignedInAt);
}
