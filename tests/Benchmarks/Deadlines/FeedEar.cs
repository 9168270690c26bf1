using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using StackExchange.Redis;

namespace RedProperty.Realtime.Benchmarks.Deadlines;

/// <summary>A missed limit as it was heard.</summary>
internal sealed record HeardMiss(string TicketId, DateTimeOffset At, DateTimeOffset DueAt);

/// <summary>
/// Listens to the store's channel over a bare socket and none of the product's code. What is published there was written before. During a run it notes
/// the moment and the bytes, so that listening takes next to nothing from the cores that are measured; it reads them afterwards.
/// </summary>
internal sealed class FeedEar : IAsyncDisposable
{
    private const int Chunk = 256 * 1024;

    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = 4 * 1024 * 1024 };
    private readonly List<(DateTimeOffset At, byte[] Bytes)> heard = [];
    private Task listening = Task.CompletedTask;
    private int count;

    /// <summary>Missed limits so far.</summary>
    public int Count => Volatile.Read(ref count);

    private static ReadOnlySpan<byte> Missed => "{\"happening\":{\"fact\":{\"type\":\"deadlineMissed\""u8;

    public static async Task<FeedEar> Open(string configuration)
    {
        var options = ConfigurationOptions.Parse(configuration);
        var ear = new FeedEar();
        await ear.socket.ConnectAsync(options.EndPoints[0]);
        var login = string.IsNullOrEmpty(options.Password) ? string.Empty : $"AUTH {options.Password}\r\n";
        await ear.socket.SendAsync(Encoding.ASCII.GetBytes($"{login}SUBSCRIBE feeds\r\n"));
        ear.listening = Task.Run(ear.Listen);
        return ear;
    }

    /// <summary>Every missed limit, with the moment at which the last of its bytes was here.</summary>
    public IReadOnlyList<HeardMiss> Read()
    {
        (DateTimeOffset At, byte[] Bytes)[] chunks;
        lock (heard)
        {
            chunks = [.. heard];
        }

        var whole = new byte[chunks.Sum(chunk => chunk.Bytes.Length)];
        var copied = 0;
        foreach (var (_, bytes) in chunks)
        {
            bytes.CopyTo(whole, copied);
            copied += bytes.Length;
        }

        var misses = new List<HeardMiss>();
        var (at, passed, end) = (0, 0, chunks.Length == 0 ? 0 : chunks[0].Bytes.Length);
        while (whole.AsSpan(at).IndexOf(Missed) is >= 0 and var next)
        {
            var reader = new Utf8JsonReader(whole.AsSpan(at + next));
            using var step = JsonDocument.ParseValue(ref reader);
            at += next + (int)reader.BytesConsumed;
            while (end < at)
            {
                end += chunks[++passed].Bytes.Length;
            }

            misses.Add(new HeardMiss(
                step.RootElement.GetProperty("ticket").GetProperty("id").GetString()!,
                chunks[passed].At,
                step.RootElement.GetProperty("happening").GetProperty("fact").GetProperty("dueAt").GetDateTimeOffset()));
        }

        return misses;
    }

    public async ValueTask DisposeAsync()
    {
        socket.Dispose();
        await listening;
    }

    private async Task Listen()
    {
        var buffer = new byte[Chunk];
        var kept = 0;
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(kept)) is > 0 and var received)
            {
                var at = TimeProvider.System.GetUtcNow();
                lock (heard)
                {
                    heard.Add((at, buffer.AsSpan(kept, received).ToArray()));
                }

                // What may be the beginning of a word that the next bytes end is looked at again with them.
                Interlocked.Add(ref count, buffer.AsSpan(0, kept + received).Count(Missed));
                var tail = Math.Min(Missed.Length - 1, kept + received);
                buffer.AsSpan(kept + received - tail, tail).CopyTo(buffer);
                kept = tail;
            }
        }
        catch (SocketException)
        {
            // Disposed while it listened: the run is over.
        }
    }
}
