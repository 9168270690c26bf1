using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace RedProperty.Realtime.Benchmarks.Desks;

/// <summary>
/// An open page of Blazor Server without a browser: it gets the page, starts its circuit as Blazor's script does, acknowledges what is drawn, and tells a
/// virtualised list how high its window is. What it draws is thrown away, so that 200 of them weigh little beside the server that is measured.
/// </summary>
internal sealed partial class Circuit : IAsyncDisposable
{
    /// <summary>A desk of 900 points of height sees about so much of its list.</summary>
    private const double WindowHeight = 900;

    private readonly HubConnection connection;
    private readonly TaskCompletionSource listShown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long batches;
    private long bytes;
    private int calls;

    private Circuit(HubConnection connection) => this.connection = connection;

    /// <summary>What the server said was wrong, or why the connection ended; null while all is well.</summary>
    public string? Fault { get; private set; }

    /// <summary>How often the server has drawn since it was opened.</summary>
    public long Batches => Interlocked.Read(ref batches);

    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>Returns when the window of its list was drawn.</summary>
    public static async Task<Circuit> Open(Visitor visitor, string path, CancellationToken cancellation)
    {
        var html = await visitor.Http.GetStringAsync(path, cancellation);
        var builder = new HubConnectionBuilder().WithUrl(new Uri(visitor.Address, "/_blazor"), options => options.Cookies = visitor.Cookies);
        builder.Services.AddSingleton<IHubProtocol, BlazorPack>();
        var circuit = new Circuit(builder.Build());
        try
        {
            await circuit.Start(visitor.Address, path, html, cancellation);
            return circuit;
        }
        catch
        {
            await circuit.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task Start(Uri address, string path, string html, CancellationToken cancellation)
    {
        connection.On<long, byte[]>("JS.RenderBatch", Take);
        connection.On<long, string, string?, int, long, int>("JS.BeginInvokeJS", (call, name, arguments, _, _, _) => Answer(call, name, arguments));
        connection.On<string, bool, string?>("JS.EndInvokeDotNet", (_, _, _) => { });
        connection.On<int, string>("JS.AttachComponent", (_, _) => { });
        connection.On<string>("JS.Error", Fail);
        connection.Closed += fault =>
        {
            Fail(fault?.Message ?? "The server has closed it.");
            return Task.CompletedTask;
        };
        await connection.StartAsync(cancellation);
        var state = State().Match(html).Groups[1].Value;
        var id = await connection.InvokeAsync<string?>("StartCircuit", address.ToString(), new Uri(address, path).ToString(), "[]", state, cancellation);
        if (string.IsNullOrEmpty(id))
        {
            throw new InvalidOperationException("The server starts no circuit.");
        }

        await connection.SendAsync("UpdateRootComponents", Operations(html), state, cancellation);
        await listShown.Task.WaitAsync(TimeSpan.FromSeconds(60), cancellation);
    }

    /// <summary>Each interactive part of the page, from the marks that the server has left for it in the page.</summary>
    private static string Operations(string html)
    {
        var marks = Marker().Matches(html).Select(match => JsonNode.Parse(match.Groups[1].Value)!).Where(mark => mark["descriptor"] is not null);
        var operations = marks.Select((mark, i) => (JsonNode)new JsonObject { ["type"] = "add", ["ssrComponentId"] = i + 1, ["marker"] = mark });
        return new JsonObject { ["batchId"] = 1, ["operations"] = new JsonArray([.. operations]) }.ToJsonString();
    }

    private async Task Take(long batch, byte[] drawn)
    {
        Interlocked.Increment(ref batches);
        Interlocked.Add(ref bytes, drawn.Length);
        if (drawn.AsSpan().IndexOf("data-row"u8) >= 0)
        {
            listShown.TrySetResult();
        }

        await connection.SendAsync("OnRenderCompleted", batch, null);
    }

    private async Task Answer(long call, string name, string? arguments)
    {
        await connection.SendAsync("EndInvokeJSFromDotNet", call, true, $"[{call.ToString(CultureInfo.InvariantCulture)},true,null]");
        if (!name.EndsWith("Virtualize.init", StringComparison.Ordinal) || (JsonNode.Parse(arguments ?? "[]") as JsonArray)?.FirstOrDefault() is not { } list)
        {
            return;
        }

        // As the browser's observer does: the space below the first row lies within the window.
        await connection.SendAsync(
            "BeginInvokeDotNetFromJS",
            Interlocked.Increment(ref calls).ToString(CultureInfo.InvariantCulture),
            null,
            "OnSpacerAfterVisible",
            list["__dotNetObject"]!.GetValue<long>(),
            JsonSerializer.Serialize(new[] { 1_000_000.0, 0.0, WindowHeight }));
    }

    private void Fail(string fault)
    {
        Fault ??= fault;
        listShown.TrySetException(new InvalidOperationException(fault));
    }

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->", RegexOptions.Singleline)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->", RegexOptions.Singleline)]
    private static partial Regex State();
}
