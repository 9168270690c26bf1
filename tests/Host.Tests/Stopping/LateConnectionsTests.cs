using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Host.Stopping;

namespace RedProperty.Realtime.Host.Tests.Stopping;

public sealed class LateConnectionsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_comes_back_between_the_word_to_stop_and_the_end_of_listening_is_refused_and_holds_nothing_up()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Logging.ClearProviders();
        builder.Services.AddSignalR();
        await using var app = builder.Build();

        // What is told last was asked to be told first: SignalR has closed all that it had, and Kestrel still listens.
        Task<WebSocket>? late = null;
        app.Lifetime.ApplicationStopping.Register(() => late = Attempt(app));
        app.RefuseLateConnections();
        app.MapHub<AnyHub>("/hubs/any");
        await app.StartAsync(Token);

        await app.StopAsync(Token);

        var refused = await Assert.ThrowsAsync<WebSocketException>(() => late!);
        Assert.Contains("503", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Nothing else goes on until it is decided.</summary>
    private static Task<WebSocket> Attempt(WebApplication app)
    {
        var attempt = Task.Run(() => Connect(app));
        ((IAsyncResult)attempt).AsyncWaitHandle.WaitOne();
        return attempt;
    }

    private static async Task<WebSocket> Connect(WebApplication app)
    {
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/hubs/any" }.Uri, CancellationToken.None);
        return socket;
    }

    private sealed class AnyHub : Hub;
}
