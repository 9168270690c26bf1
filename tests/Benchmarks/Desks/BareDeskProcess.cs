using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Benchmarks.Stores;

namespace RedProperty.Realtime.Benchmarks.Desks;

/// <summary>This program asked to be a bare Blazor Server page: <c>bare-desk ROWS</c>; then on each line how many of its rows change in a second.</summary>
internal static class BareDeskProcess
{
    public const string Verb = "bare-desk";

    public static async Task<int> Run(string rows)
    {
        var list = new BareList(int.Parse(rows, CultureInfo.InvariantCulture));
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddSingleton(list);
        await using var app = builder.Build();
        app.UseAntiforgery();
        app.MapRazorComponents<BareDocument>().AddInteractiveServerRenderMode();
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        using var ended = new CancellationTokenSource();
        var stirring = list.Stir(ended.Token);
        while (await Console.In.ReadLineAsync() is { } line)
        {
            list.ChangesPerSecond = int.Parse(line, CultureInfo.InvariantCulture);
        }

        await ended.CancelAsync();
        await stirring;
        return 0;
    }
}
