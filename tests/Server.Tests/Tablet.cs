using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Server.Tests;

/// <summary>A connection of the hub that remembers what was pushed to it.</summary>
public sealed class Tablet : IAsyncDisposable
{
    private readonly Channel<TicketEvent> events = Channel.CreateUnbounded<TicketEvent>();
    private readonly Channel<FeedHeads> heads = Channel.CreateUnbounded<FeedHeads>();
    private readonly HubConnection connection;

    public Tablet(HubConnection connection)
    {
        this.connection = connection;
        connection.On<TicketEvent>("TicketChanged", ticketEvent => events.Writer.TryWrite(ticketEvent));
        connection.On<FeedHeads>("Heads", it => heads.Writer.TryWrite(it));
    }

    public bool HasEvent => events.Reader.TryPeek(out _);

    public Task Start() => connection.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    public Task<T> Ask<T>(string method, object? argument) => connection.InvokeAsync<T>(method, argument, TestContext.Current.CancellationToken);

    public Task Tell(string method, object? argument) => connection.InvokeAsync(method, argument, TestContext.Current.CancellationToken);

    public Task<WatchResult> Watch(object? request = null) => Ask<WatchResult>("Watch", request ?? new WatchRequest());

    public Task<CommandResult> Do(string method, object command) => Ask<CommandResult>(method, command);

    public Task<CommandResult> Report(string building = "spring-1-01", string kind = "lamp-out", string? id = null) =>
        Do("Report", new ReportCommand(id ?? Guid.NewGuid().ToString(), kind, building, "2-301", "The lamp is dark", "Since yesterday"));

    public async Task<TicketEvent> NextEvent() => await events.Reader.ReadAsync(Soon());

    public async Task<FeedHeads> NextHeads() => await heads.Reader.ReadAsync(Soon());

    /// <summary>The refusal that a call ends with: <c>code: sentence</c>, without SignalR's words before it.</summary>
    public async Task<string> FaultOf(string method, params object?[] arguments)
    {
        var fault = await Assert.ThrowsAsync<HubException>(
            () => connection.InvokeCoreAsync(method, arguments, TestContext.Current.CancellationToken));
        Assert.Contains("HubException: ", fault.Message, StringComparison.Ordinal);
        return fault.Message.Split("HubException: ", 2)[1];
    }

    private static CancellationToken Soon()
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        source.CancelAfter(ServedHouse.Patience);
        return source.Token;
    }
}
