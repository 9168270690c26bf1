using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;

namespace RedProperty.Realtime.Server.Coordination;

/// <summary>
/// SignalR's own book of connections, which also lets each connection's <see cref="HubConnectionContext"/> be found from its call context: the relay
/// writes to connections itself, so that it knows which of them no longer keep up.
/// </summary>
internal sealed class Lines(ILogger<DefaultHubLifetimeManager<CoordinationHub>> logger) : DefaultHubLifetimeManager<CoordinationHub>(logger)
{
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        connection.Features.Set(connection);
        return base.OnConnectedAsync(connection);
    }

    public static HubConnectionContext Of(HubCallerContext caller) =>
        caller.Features.Get<HubConnectionContext>() ?? throw new InvalidOperationException("A call came over a connection that was never opened.");
}
