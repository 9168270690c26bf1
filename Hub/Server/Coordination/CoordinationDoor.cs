using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RedProperty.Realtime.Server.Wire;

namespace RedProperty.Realtime.Server.Coordination;

/// <summary>Registers the hub, its two protocols and what feeds it.</summary>
internal static class CoordinationDoor
{
    /// <summary>4,000 characters may take 24 kB once escaped, 500 cursors 40 kB; SignalR's 32 kB would end the connection instead of saying what is wrong.</summary>
    private const int LargestMessage = 256 * 1024;

    public static void AddCoordination(this IServiceCollection services)
    {
        services.AddSignalR(options =>
            {
                options.MaximumReceiveMessageSize = LargestMessage;
                options.AddFilter<FaultFilter>();
            })
            .AddJsonProtocol(options =>
            {
                options.PayloadSerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
                options.PayloadSerializerOptions.TypeInfoResolverChain.Insert(0, WireJson.Default);
            })
            .AddMessagePackProtocol();

        // The last protocol of a name is the one in use.
        services.AddSingleton<IHubProtocol>(provider => new SpokenBindingFaults(
            new JsonHubProtocol(provider.GetRequiredService<IOptions<JsonHubProtocolOptions>>())));
        services.AddSingleton<IHubProtocol>(provider => new SpokenBindingFaults(
            new MessagePackHubProtocol(provider.GetRequiredService<IOptions<MessagePackHubProtocolOptions>>())));
        services.AddSingleton<FaultFilter>();
        services.AddSingleton<HubLifetimeManager<CoordinationHub>, Lines>();
        services.AddSingleton<Watchers>();
        services.AddSingleton<HeadsTeller>();
        services.AddSingleton<WatchDoor>();
        services.AddSingleton<WatchScopes>();
        services.AddHostedService<FeedRelay>();
        services.AddHostedService<Heartbeat>();
    }

    public static void MapCoordination(this IEndpointRouteBuilder routes) => routes.MapHub<CoordinationHub>(
        "/hubs/coordination", options => options.CloseOnAuthenticationExpiration = true);
}
