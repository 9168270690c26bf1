using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Benchmarks.Crowd;

namespace RedProperty.Realtime.Benchmarks.Sides;

/// <summary>This program asked to be the bare hub: <c>bare-hub FILLER</c>, the length of what it adds to each text.</summary>
internal static class BareHubProcess
{
    public const string Verb = "bare-hub";

    public static async Task<int> Run(string filler)
    {
        BareHub.Filler = new string('x', int.Parse(filler, CultureInfo.InvariantCulture));
        await using var app = await Serve<BareHub>();
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        return 0;
    }

    /// <summary>Starts a hub at /hub and says where.</summary>
    public static async Task<WebApplication> Serve<THub>(Action<IServiceCollection>? add = null)
        where THub : Hub
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSignalR();
        add?.Invoke(builder.Services);
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapHub<THub>("/hub");
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        return app;
    }

    /// <summary>How much a text must grow for a push of the bare hub to be as long as ours.</summary>
    public static int FillerFor(int pushLength, int textLength) =>
        Math.Max(0, pushLength - textLength - HubWords.TicketChanged.Length - ",\"arguments\":[\"\"]}".Length);
}
