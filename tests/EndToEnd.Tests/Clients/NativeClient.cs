using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using RedProperty.Realtime.Client;

namespace RedProperty.Realtime.EndToEnd.Tests.Clients;

/// <summary>Our own client, which writes down what it raises.</summary>
internal sealed class NativeClient : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> seen = new();

    public NativeClient(Uri hub, bool isMessagePack)
    {
        Client = new CoordinationClient(new CoordinationClientOptions
        {
            BaseAddress = hub,
            Device = new($"native-{isMessagePack}", "program"),
            ConfigureConnection = builder => _ = isMessagePack ? builder.AddMessagePackProtocol() : builder,
        });
        Client.TicketChanged += happened => seen.Enqueue($"{happened.Feed}/{happened.Epoch}/{happened.Sequence}");
        Client.FeedReset += _ => Resets++;
        Client.StateChanged += state => Departures += state == ConnectionState.Away ? 1 : 0;
    }

    public CoordinationClient Client { get; }

    public int Departures { get; private set; }

    public int Resets { get; private set; }

    /// <summary>Feed, epoch and sequence of every event that was raised, in that order.</summary>
    public string[] Seen => [.. seen];

    public async Task Begin(string userName, string password, string scope, CancellationToken cancellation)
    {
        await Client.SignIn(userName, password, cancellation);
        await Client.Start(cancellation);
        await Client.Watch(scope, cancellation);
    }

    public ValueTask DisposeAsync() => Client.DisposeAsync();
}
