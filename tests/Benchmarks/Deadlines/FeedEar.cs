using System.Collections.Concurrent;
using System.Text.Json;
using RedProperty.Realtime.Redis.Connections;
using StackExchange.Redis;

namespace RedProperty.Realtime.Benchmarks.Deadlines;

/// <summary>A missed limit as it was heard.</summary>
internal sealed record HeardMiss(string TicketId, DateTimeOffset At, DateTimeOffset DueAt);

/// <summary>
/// Listens to the store's channel with its own connection and none of the product's code. What is published there was written before. During a run it
/// notes the moment and the bytes; it reads them afterwards.
/// </summary>
internal sealed class FeedEar : IAsyncDisposable
{
    private const string Channel = "feeds";
    private const int Label = 400;

    private readonly ConcurrentQueue<(DateTimeOffset At, byte[] Text)> heard = new();
    private readonly ConnectionMultiplexer connection;
    private int count;

    private FeedEar(ConnectionMultiplexer connection) => this.connection = connection;

    /// <summary>Missed limits so far.</summary>
    public int Count => Volatile.Read(ref count);

    private static ReadOnlySpan<byte> Missed => "\"type\":\"deadlineMissed\""u8;

    public static async Task<FeedEar> Open(string configuration)
    {
        var ear = new FeedEar(await ConnectionMultiplexer.ConnectAsync(RedisOptions.For(configuration)));
        await ear.connection.GetSubscriber().SubscribeAsync(RedisChannel.Literal(Channel), ear.Hear);
        return ear;
    }

    public IReadOnlyList<HeardMiss> Read() => [.. heard.Select(Read)];

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    /// <summary>A line "community grid epoch sequence", then the step as JSON, whose first words are the fact's type.</summary>
    private void Hear(RedisChannel channel, RedisValue message)
    {
        var at = TimeProvider.System.GetUtcNow();
        var text = (byte[])message!;
        if (text.AsSpan(0, Math.Min(text.Length, Label)).IndexOf(Missed) >= 0)
        {
            heard.Enqueue((at, text));
            Interlocked.Increment(ref count);
        }
    }

    private static HeardMiss Read((DateTimeOffset At, byte[] Text) message)
    {
        var json = message.Text.AsMemory(Array.IndexOf(message.Text, (byte)'\n') + 1);
        using var step = JsonDocument.Parse(json);
        var fact = step.RootElement.GetProperty("happening").GetProperty("fact");
        return new HeardMiss(
            step.RootElement.GetProperty("ticket").GetProperty("id").GetString()!, message.At, fact.GetProperty("dueAt").GetDateTimeOffset());
    }
}
