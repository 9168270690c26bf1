using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RedProperty.Realtime.Server.Deliveries;
using RedProperty.Realtime.Server.Presences;
using RedProperty.Realtime.Server.Wire;

namespace RedProperty.Realtime.Server.Coordination;

/// <summary>Registers the hub, its two protocols and what feeds it.</summary>
internal static class CoordinationDoor
{
    /// <summary>Above this SignalR ends the connection. What is too large but below it is read and refused by its name: <see cref="SpokenBindingFaults.LargestCall"/>.</summary>
    private const int LargestMessage = 1024 * 1024;

    public static void AddCoordination(this IServiceCollection services)
    {
        // Of this hub alone: the circuits of the pages are hubs of SignalR too, and a page whose clicks were refused would stand still.
        services.AddSignalR()
            .AddHubOptions<CoordinationHub>(options =>
            {
                options.MaximumReceiveMessageSize = LargestMessage;
                options.AddFilter<FaultFilter>();
                options.AddFilter<LimitFilter>();
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
        services.AddSingleton<LimitFilter>();
        services.AddOptions<LimitsOptions>().BindConfiguration(LimitsOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<LimitsOptions>, LimitsOptionsCheck>();
        services.AddSingleton<HubLifetimeManager<CoordinationHub>, Lines>();
        services.AddSingleton<Watchers>();
        services.AddSingleton<HeadsTeller>();
        services.AddSingleton<DeviceDoor>();
        services.AddSingleton<WatchDoor>();
        services.AddSingleton<WatchScopes>();
        services.AddSingleton<ReceiptBasket>();
        services.AddHostedService(provider => provider.GetRequiredService<ReceiptBasket>());
        services.AddHostedService<FeedRelay>();
        services.AddHostedService<Heartbeat>();
    }

    /// <summary>As MapHub does it, with an ear in front of the hub.</summary>
    public static void MapCoordination(this IEndpointRouteBuilder routes) => routes.MapConnections(
        "/hubs/coordination",
        new HttpConnectionDispatcherOptions { CloseOnAuthenticationExpiration = true },
        connections => connections.Use(next => HeardTransport.Listen(next, TimeProvider.System)).UseHub<CoordinationHub>()).RequireAuthorization();
}
