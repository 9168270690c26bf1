using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using StackExchange.Redis;

namespace RedProperty.Realtime.EndToEnd.Tests.Faults;

/// <summary>An event of a feed as it stands in the store, and when it was first seen by the true time.</summary>
internal sealed record SeenEvent(string TicketId, long Version, string Type, DateTimeOffset SeenAt);

/// <summary>
/// Listens to the store's channel beside the program and knows nothing of its code. What was not published, because the publisher or the line died, it
/// finds in the feeds themselves within a quarter of a second.
/// </summary>
internal sealed class Witness : IAsyncDisposable
{
    private const int RingSize = 2000;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    private readonly ConnectionMultiplexer connection;
    private readonly ConcurrentDictionary<string, SeenEvent> seen = new();
    private readonly ConcurrentDictionary<string, int> missed = new();
    private readonly ConcurrentQueue<string> contradictions = new();
    private readonly Dictionary<string, long> complete = [];
    private readonly CancellationTokenSource leaving = new();
    private long looks;
    private Task looking = Task.CompletedTask;

    private Witness(ConnectionMultiplexer connection) => this.connection = connection;

    /// <summary>The store itself, for a test that does something to it.</summary>
    public ConnectionMultiplexer Store => connection;

    public static async Task<Witness> Of(string configuration)
    {
        var options = ConfigurationOptions.Parse(configuration);
        options.AllowAdmin = true;
        options.AbortOnConnectFail = false;
        options.ReconnectRetryPolicy = new LinearRetry(100);
        var witness = new Witness(await ConnectionMultiplexer.ConnectAsync(options));
        var channel = await witness.connection.GetSubscriber().SubscribeAsync(RedisChannel.Literal("feeds"));
        channel.OnMessage(message => witness.See(message.Message.ToString()));
        witness.looking = witness.Look();
        return witness;
    }

    /// <summary>Places of a feed that were told in two ways.</summary>
    public IReadOnlyCollection<string> Contradictions => contradictions;

    /// <summary>How many limits of that ticket were seen missed.</summary>
    public int MissesOf(string ticketId) => missed.GetValueOrDefault(ticketId);

    /// <summary>Returns when all that was written before is known.</summary>
    public async Task CatchesUp()
    {
        var before = Volatile.Read(ref looks);
        await TrueTime.Until(() => Task.FromResult(Volatile.Read(ref looks) > before + 1), TimeSpan.FromSeconds(30), () => "the store cannot be read.");
    }

    public ILookup<string, SeenEvent> ByTicket() => seen.Values.ToLookup(it => it.TicketId);

    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        await looking;
        leaving.Dispose();
        await connection.DisposeAsync();
    }

    private async Task Look()
    {
        while (!leaving.IsCancellationRequested)
        {
            try
            {
                foreach (var grid in Burst.Grids)
                {
                    await Look(grid);
                }

                Interlocked.Increment(ref looks);
                await Task.Delay(BetweenLooks, leaving.Token);
            }
            catch (Exception away) when (away is RedisException or RedisTimeoutException)
            {
                // The store is down; that is the fault being tried.
                await Task.Delay(50);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task Look(string grid)
    {
        var community = grid[..grid.LastIndexOf('-')];
        var database = connection.GetDatabase();
        var head = (long?)await database.HashGetAsync($"{{{community}}}:heads", grid) ?? 0;
        for (var next = complete.GetValueOrDefault(grid) + 1; next <= head; next++)
        {
            if (!seen.ContainsKey($"{community} {grid} {next}"))
            {
                See((await database.HashGetAsync($"{{{community}}}:feed:{grid}", next % RingSize)).ToString());
            }

            complete[grid] = next;
        }
    }

    /// <summary>The first line names the event: community, grid, epoch, sequence. The same event may be heard twice.</summary>
    private void See(string text)
    {
        var now = TrueTime.Now;
        var head = text[..text.IndexOf('\n', StringComparison.Ordinal)].Split(' ');
        var step = JsonNode.Parse(text[text.IndexOf('\n', StringComparison.Ordinal)..])!;
        var happened = new SeenEvent(
            step["ticket"]!["id"]!.GetValue<string>(),
            step["ticket"]!["version"]!.GetValue<long>(),
            step["happening"]!["fact"]!["type"]!.GetValue<string>(),
            now);
        var sequence = long.Parse(head[3], CultureInfo.InvariantCulture);
        var first = seen.GetOrAdd($"{head[0]} {head[1]} {sequence}", happened);
        if (ReferenceEquals(first, happened) && happened.Type == "deadlineMissed")
        {
            missed.AddOrUpdate(happened.TicketId, 1, (_, count) => count + 1);
        }
        else if (first with { SeenAt = now } != happened)
        {
            contradictions.Enqueue($"{head[0]} {head[1]} {sequence} is {first} and {happened}");
        }
    }
}
