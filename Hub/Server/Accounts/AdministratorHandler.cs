using Microsoft.AspNetCore.Authorization;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Server.Accounts;

/// <summary>Whoever asks holds an administrator's post now.</summary>
internal sealed class AdministratorRequirement : IAuthorizationRequirement;

internal sealed class AdministratorHandler(Actors actors) : AuthorizationHandler<AdministratorRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, AdministratorRequirement requirement)
    {
        if (actors.Of(context.User).Value is { } actor && actor.Holds(Role.Administrator))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
