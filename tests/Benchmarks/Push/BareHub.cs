using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RedProperty.Realtime.Benchmarks.Push;

/// <summary>The physical limit: a form post that is sent on to a SignalR group at once, with no rules and no memory.</summary>
internal sealed class BareHub : Hub
{
    public const string Group = "all";

    public static async Task<WebApplication> Start(CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSignalR();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapHub<BareHub>("/hub");
        app.MapPost("/report", async (Microsoft.AspNetCore.Http.HttpRequest request, IHubContext<BareHub> hub) =>
        {
            var form = await request.ReadFormAsync();
            await hub.Clients.Group(Group).SendAsync("TicketChanged", form["description"].ToString());
            return "ok";
        });
        await app.StartAsync(cancellation);
        return app;
    }

    public override async Task OnConnectedAsync() => await Groups.AddToGroupAsync(Context.ConnectionId, Group);
}
