using System.Threading.Channels;
using RedProperty.Realtime.Domain.Feeds;

namespace RedProperty.Realtime.Redis.Tests.Running;

/// <summary>What one reader of a feed was told, in order: events as their sequences, resets as their heads with a minus.</summary>
public sealed class Heard : IDisposable
{
    /// <summary>Only for what hangs: nothing is held against the machine's clock.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Channel<long> told = Channel.CreateUnbounded<long>();
    private readonly IDisposable subscription;

    public Heard(Room room, Feed feed) => subscription = room.Listener.Subscribe(
        happened => Take(happened.Feed == feed, happened.Position.Sequence),
        reset => Take(reset.Feed == feed, -reset.Head.Sequence));

    /// <summary>The next ones; fails when they do not come.</summary>
    public async Task<List<long>> Next(int count)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        var row = new List<long>();
        while (row.Count < count)
        {
            row.Add(await told.Reader.ReadAsync(patience.Token));
        }

        return row;
    }

    /// <summary>Whether anything beyond what was asked for has come.</summary>
    public bool HasMore => told.Reader.TryPeek(out _);

    public void Dispose() => subscription.Dispose();

    private void Take(bool isOurs, long sequence)
    {
        if (isOurs)
        {
            told.Writer.TryWrite(sequence);
        }
    }
}
