using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Tests.Fakes;

/// <summary>A real Kestrel with a real SignalR hub that can be stopped and started again at the same address.</summary>
public sealed class TestProgram : IAsyncDisposable
{
    private const int FirstPort = 20_000;
    private const int Ports = 10_000;

    /// <summary>Two test runs at once begin at different places.</summary>
    private static int taken = Environment.ProcessId * 101 % Ports;

    private WebApplication? app;
    private int knocks;

    public TestCity City { get; } = new();

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>The hub answers 401, as to a session that it does not know.</summary>
    public bool KnowsNobody { get; set; }

    /// <summary>How often somebody knocked at the hub's door.</summary>
    public int Knocks => knocks;

    public static async Task<TestProgram> Started()
    {
        var program = new TestProgram();
        await program.Start();
        return program;
    }

    public async Task Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Address.ToString());
        builder.Services.AddSingleton(City);
        builder.Services.AddSignalR();
        app = builder.Build();
        app.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments("/hubs", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref knocks);
                if (KnowsNobody)
                {
                    context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                    return Task.CompletedTask;
                }
            }

            return next(context);
        });
        app.UseRouting();
        app.MapHub<TestHub>("/hubs/coordination");
        app.MapPost("/api/sessions", (SignIn who) => who.Password == "right"
            ? Results.Ok(Session("token", who.Device is { } device ? $"renewal of {device.Id}" : null))
            : Results.Problem("The name or the password is wrong.", statusCode: StatusCodes.Status401Unauthorized));
        app.MapPost("/api/sessions/renew", (RenewSession what) => what.RenewalToken == "renewal of t-1"
            ? Results.Ok(Session("renewed token", what.RenewalToken))
            : Results.Problem("This device is no longer signed in.", statusCode: StatusCodes.Status401Unauthorized));
        app.MapPost("/api/sessions/end", (RenewSession _) => Results.NoContent());
        await app.StartAsync();
    }

    public async Task Stop()
    {
        if (app is not null)
        {
            using var atOnce = new CancellationTokenSource();
            await atOnce.CancelAsync();
            await app.StopAsync(atOnce.Token);
            await app.DisposeAsync();
            app = null;
        }
    }

    public Task Push(TicketEvent happened) => Watchers.TicketChanged(happened);

    public Task Push(FeedHeads heads) => Watchers.Heads(heads);

    public async ValueTask DisposeAsync() => await Stop();

    private Session Session(string token, string? renewalToken) =>
        new(token, City.Now.AddHours(1), new SignedInUser("worker1", "Worker", [new HeldPost("gridWorker", "yanzishan-1")]))
        {
            Device = renewalToken is null ? null : new DeviceSession(renewalToken, City.Now.AddDays(30), "PT10M"),
        };

    private ICoordinationClient Watchers =>
        app!.Services.GetRequiredService<IHubContext<TestHub, ICoordinationClient>>().Clients.Group(TestCity.Feed);

    /// <summary>
    /// Below the ports that the system gives to outgoing connections: otherwise a client's own connection could sit on the port while the
    /// program is away.
    /// </summary>
    private static int FreePort()
    {
        while (true)
        {
            var port = FirstPort + (Interlocked.Increment(ref taken) % Ports);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody else has it; the next one, then.
            }
        }
    }
}
