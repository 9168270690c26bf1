using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using RedProperty.Realtime.Benchmarks.Sides;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Benchmarks.Resume;

/// <summary>
/// What a client keeps of its feed, and what the application was handed: the running numbers 1, 2, 3, ... that the writer put into the texts, which
/// know nothing of the protocol's sequences.
/// </summary>
internal sealed class Copy
{
    private const int Digits = 12;
    private static readonly byte[] NumberMark = Encoding.ASCII.GetBytes(AppendProcess.Mark);

    private readonly List<(long Sequence, long? Number)> waiting = [];

    public FeedCursor? Cursor { get; private set; }

    /// <summary>The last running number that the application got.</summary>
    public long Number { get; private set; }

    /// <summary>Skipped, as the application saw it.</summary>
    public long Lost { get; private set; }

    /// <summary>Handed to the application twice, or after a later one.</summary>
    public long Doubled { get; private set; }

    /// <summary>Came again over the wire, and was dropped by its sequence: harmless.</summary>
    public long Repeated { get; private set; }

    /// <summary>Told to forget its copy and begin anew.</summary>
    public long Resets { get; private set; }

    /// <summary>A watch is under way: what is pushed waits for its answer.</summary>
    public bool IsWatching { get; set; }

    /// <summary>Whether nothing is missing before this push.</summary>
    public bool Take(ReadOnlySpan<byte> push)
    {
        var sequence = Find(push, "\"sequence\":"u8, push.Length)
            ?? throw new InvalidOperationException($"A push without a sequence: {Encoding.UTF8.GetString(push)}");
        var number = Find(push, NumberMark, Digits);
        if (!IsWatching)
        {
            return Apply(sequence, number);
        }

        waiting.Add((sequence, number));
        return true;
    }

    /// <summary>Whether the feed, as the heads tell, is no further than this copy.</summary>
    public bool Reaches(ReadOnlySpan<byte> heads, ReadOnlySpan<byte> quotedFeed) =>
        IsWatching || Cursor is null || Find(heads, quotedFeed, heads.Length) is not { } head || head <= Cursor.Sequence;

    /// <summary>Takes in the answer to a watch.</summary>
    /// <returns>Whether what was pushed meanwhile follows on it.</returns>
    public bool TakeWatched(ReadOnlyMemory<byte> answer)
    {
        using var json = JsonDocument.Parse(answer);
        var feed = json.RootElement.GetProperty("result").GetProperty("feeds")[0];
        if (feed.GetProperty("reset").GetBoolean())
        {
            Resets += Cursor is null ? 0 : 1;
        }

        foreach (var missed in feed.GetProperty("events").EnumerateArray())
        {
            Apply(missed.GetProperty("sequence").GetInt64(), Find(Encoding.UTF8.GetBytes(missed.GetProperty("data").GetRawText()), NumberMark, Digits));
        }

        Cursor = new FeedCursor(feed.GetProperty("epoch").GetString()!, feed.GetProperty("sequence").GetInt64());
        IsWatching = false;
        var isWhole = waiting.TrueForAll(push => Apply(push.Sequence, push.Number));
        waiting.Clear();
        return isWhole;
    }

    /// <summary>What waited for an answer that will not come is asked for again.</summary>
    public void Forget()
    {
        IsWatching = false;
        waiting.Clear();
    }

    /// <param name="number">Null on what the program itself added, which only moves the cursor.</param>
    private bool Apply(long sequence, long? number)
    {
        if (Cursor is null || sequence > Cursor.Sequence + 1)
        {
            return false;
        }

        if (sequence <= Cursor.Sequence)
        {
            Repeated++;
            return true;
        }

        Cursor = Cursor with { Sequence = sequence };
        if (number is { } next)
        {
            Lost += Math.Max(0, next - Number - 1);
            Doubled += next <= Number ? 1 : 0;
            Number = Math.Max(Number, next);
        }

        return true;
    }

    /// <summary>The number behind a mark, if it is there; a colon may stand between.</summary>
    private static long? Find(ReadOnlySpan<byte> message, ReadOnlySpan<byte> mark, int digits)
    {
        if (message.IndexOf(mark) is not (>= 0 and var at))
        {
            return null;
        }

        var rest = message[(at + mark.Length)..].TrimStart((byte)':');
        return Utf8Parser.TryParse(rest[..Math.Min(digits, rest.Length)], out long number, out _) ? number : null;
    }
}
