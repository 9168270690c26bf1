using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using RedProperty.Realtime.Server.Accounts;
using RedProperty.Realtime.Server.Problems;

namespace RedProperty.Realtime.Server.Sessions;

/// <summary>
/// Whoever was shut out or signed out gets in by no door that asks for a sign-in, whether or not the door looks at who it is; the hub's too. What is open to
/// everybody stays so: a device may sign in anew while it still sends its old token.
/// </summary>
internal static class SignedOutDoor
{
    public static Task Check(HttpContext context, RequestDelegate next) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is not null
        && context.RequestServices.GetRequiredService<Actors>().WhyOut(context.User) is { } refusal
            ? refusal.AsProblem().ExecuteAsync(context)
            : next(context);
}
