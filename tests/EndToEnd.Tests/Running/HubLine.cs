using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR.Client;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Running;

/// <summary>A bare SignalR connection that speaks the public contract by its names, knowing none of our types.</summary>
internal sealed class HubLine : IAsyncDisposable
{
    private readonly HubConnection connection;
    private readonly Channel<JsonNode> events = Channel.CreateUnbounded<JsonNode>();

    private HubLine(HubConnection connection)
    {
        this.connection = connection;
        connection.On<JsonNode>("TicketChanged", ticketEvent => events.Writer.TryWrite(ticketEvent));
        connection.On<JsonNode>("Heads", _ => { });
    }

    public static async Task<HubLine> Open(RunningProgram program, string userName, CancellationToken cancellation)
    {
        var token = await program.Http.SignsIn(userName, cancellation);
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(program.Address, "/hubs/coordination"), options => options.AccessTokenProvider = () => Task.FromResult<string?>(token))
            .Build();
        var line = new HubLine(connection);
        await connection.StartAsync(cancellation);
        return line;
    }

    public Task<JsonNode> Invoke(string method, object argument) =>
        connection.InvokeAsync<JsonNode>(method, argument, TestContext.Current.CancellationToken);

    /// <summary>The next event of that type; others before it are passed over.</summary>
    /// <param name="patience">Ends a test that hangs.</param>
    public async Task<JsonNode> Next(string type, TimeSpan? patience = null)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(patience ?? TimeSpan.FromMinutes(2));
        await foreach (var ticketEvent in events.Reader.ReadAllAsync(limit.Token))
        {
            if (ticketEvent["type"]!.GetValue<string>() == type)
            {
                return ticketEvent;
            }
        }

        throw new InvalidOperationException($"The connection ended before a {type} came.");
    }

    /// <summary>Says that this device has stored the event.</summary>
    public Task Store(JsonNode ticketEvent) => connection.InvokeAsync(
        "Receipt",
        new { feed = ticketEvent["feed"]!.GetValue<string>(), sequence = ticketEvent["sequence"]!.GetValue<long>() },
        TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
