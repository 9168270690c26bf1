using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Server.Tests.Coordination;

/// <summary>A tablet in a lift takes nothing in: it holds up nobody, costs a bounded amount of memory, and resumes by itself.</summary>
public sealed class SlowWatcherTests : IAsyncLifetime
{
    private const int Events = 1500;

    private readonly ServedHouse house = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        house.Settings["Limits:CommandsPerSecond"] = "100000";
        await house.InitializeAsync();
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task Who_does_not_keep_up_is_left_out_told_where_the_feed_stands_and_lacks_nothing_after_resuming()
    {
        await using var quick = await house.Connect("worker-spring-1");
        var watched = Assert.Single((await quick.Watch()).Feeds);
        using var slow = await Deaf.Open(house.Anybody.BaseAddress!, await house.TokenOf("worker-spring-1"), Token);
        await slow.Watch(watched, Token);

        await using var writer = await house.Connect("steward-spring-1");
        var ticket = await quick.Report();
        var text = new string('水', 4000);
        for (var i = 1; i < Events; i++)
        {
            await writer.Do("Comment", new TextCommand($"c{i}", ticket.TicketId, text));
            await slow.Ping(Token);
        }

        for (var sequence = watched.Sequence + 1; sequence <= watched.Sequence + Events; sequence++)
        {
            Assert.Equal(sequence, (await quick.NextEvent()).Sequence);
        }

        var (last, heads) = await slow.ReadUntilHeads(Token);
        Assert.True(last < watched.Sequence + Events, "It was sent everything: nothing was slow about it.");
        Assert.True(heads > last);
        var lacking = await house.Store.ReadAfter(house.Store.EventsOf("grid/spring-1")[0].Feed, new(watched.Epoch, last), 10_000, Token);
        Assert.Equal(heads - last, lacking.Events!.Count(it => it.Position.Sequence <= heads));
    }

    /// <summary>A raw connection with a small ear, which listens only when asked to.</summary>
    private sealed class Deaf : IDisposable
    {
        private readonly SocketsHttpHandler handler = new()
        {
            ConnectCallback = async (context, cancellation) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
                await socket.ConnectAsync(context.DnsEndPoint, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };

        private readonly ClientWebSocket socket = new();
        private readonly byte[] buffer = new byte[64 * 1024];
        private readonly MemoryStream rest = new();

        public static async Task<Deaf> Open(Uri address, string token, CancellationToken cancellation)
        {
            var deaf = new Deaf();
            var uri = new UriBuilder(address) { Scheme = "ws", Path = "/hubs/coordination", Query = $"access_token={token}" }.Uri;
            using var invoker = new HttpMessageInvoker(deaf.handler, disposeHandler: false);
            await deaf.socket.ConnectAsync(uri, invoker, cancellation);
            await deaf.Say("""{"protocol":"json","version":1}""", cancellation);
            return deaf;
        }

        public async Task Watch(WatchedFeed from, CancellationToken cancellation)
        {
            var request = new { cursors = new Dictionary<string, object> { [from.Feed] = new { epoch = from.Epoch, sequence = from.Sequence } } };
            await Say($$"""{"type":1,"invocationId":"1","target":"Watch","arguments":[{{JsonSerializer.Serialize(request)}}]}""", cancellation);
            while ((await Next(cancellation))["type"]?.GetValue<int>() != 3)
            {
            }
        }

        /// <summary>It is there and takes nothing in. Without a sign for 30 s the hub would hold it for gone, however long its writers took.</summary>
        public Task Ping(CancellationToken cancellation) => Say("""{"type":6}""", cancellation);

        /// <summary>Reads what came, in the order of the feed without a hole, until the heads that follow it.</summary>
        public async Task<(long Last, long Heads)> ReadUntilHeads(CancellationToken stop)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            limit.CancelAfter(ServedHouse.Patience);
            var cancellation = limit.Token;
            long last = 0;
            while (true)
            {
                var message = await Next(cancellation);
                var argument = message["arguments"]?[0];
                switch (message["target"]?.GetValue<string>())
                {
                    case "TicketChanged":
                        var sequence = argument!["sequence"]!.GetValue<long>();
                        Assert.True(last == 0 || sequence == last + 1, $"{sequence} came after {last}");
                        last = sequence;
                        break;
                    case "Heads" when argument!["heads"]!["grid/spring-1"]!.GetValue<long>() > last:
                        return (last, argument["heads"]!["grid/spring-1"]!.GetValue<long>());
                    default:
                        break;
                }
            }
        }

        public void Dispose()
        {
            socket.Dispose();
            handler.Dispose();
            rest.Dispose();
        }

        private Task Say(string text, CancellationToken cancellation) =>
            socket.SendAsync(Encoding.UTF8.GetBytes(text + '\u001e'), WebSocketMessageType.Text, true, cancellation);

        private async Task<JsonNode> Next(CancellationToken cancellation)
        {
            while (true)
            {
                var have = rest.GetBuffer().AsSpan(0, (int)rest.Length);
                if (have.IndexOf((byte)0x1e) is >= 0 and var end)
                {
                    var message = JsonNode.Parse(have[..end])!;
                    var left = have[(end + 1)..].ToArray();
                    rest.SetLength(0);
                    rest.Write(left);
                    return message;
                }

                var received = await socket.ReceiveAsync(buffer, cancellation);
                Assert.NotEqual(WebSocketMessageType.Close, received.MessageType);
                rest.Write(buffer, 0, received.Count);
            }
        }
    }
}
