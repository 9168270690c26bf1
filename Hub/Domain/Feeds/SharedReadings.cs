using System.Collections.Concurrent;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Feeds;

/// <summary>
/// Whoever asks for a feed while it is being read waits for the next reading, which begins after he asked, and shares it with all who ask meanwhile. Ten
/// thousand tablets that come back together cost a few readings of each feed, and nobody gets less than a reading of his own would have given him.
/// </summary>
internal sealed class SharedReadings(IFeedStore feeds, ITicketQueries queries)
{
    private const int MostOpenTickets = 20_000;

    private readonly ConcurrentDictionary<Feed, Desk> desks = new();

    public Task<CaughtUpFeed> Read(Feed feed, FeedPosition? position, CancellationToken cancellation) =>
        desks.GetOrAdd(feed, static (feed, it) => new Desk(batch => it.Serve(feed, batch)), this).Ask(position).WaitAsync(cancellation);

    private async Task Serve(Feed feed, IReadOnlyList<Asker> batch)
    {
        var answers = new Dictionary<FeedPosition, IReadOnlyList<TicketEvent>>();
        foreach (var log in batch.Select(asker => asker.Position).OfType<FeedPosition>().Distinct().GroupBy(position => position.Epoch))
        {
            await ReadLog(feed, [.. log.OrderBy(position => position.Sequence)], answers);
        }

        CaughtUpFeed? anew = null;
        foreach (var asker in batch)
        {
            if (asker.Position is { } position && answers.TryGetValue(position, out var events))
            {
                asker.Answer.TrySetResult(new CaughtUpFeed(feed, events.Count > 0 ? events[^1].Position : position, false, [], events));
            }
            else
            {
                asker.Answer.TrySetResult(anew ??= await ReadAnew(feed));
            }
        }
    }

    /// <summary>One reading from the farthest place that can be continued serves all that lie after it.</summary>
    private async Task ReadLog(Feed feed, IReadOnlyList<FeedPosition> positions, Dictionary<FeedPosition, IReadOnlyList<TicketEvent>> answers)
    {
        for (var i = 0; i < positions.Count; i++)
        {
            if ((await feeds.ReadAfter(feed, positions[i], WatchFeeds.MostEvents, CancellationToken.None)).Events is not { } events)
            {
                continue;
            }

            foreach (var position in positions.Skip(i).Where(position => position.Sequence <= positions[i].Sequence + events.Count))
            {
                var known = (int)(position.Sequence - positions[i].Sequence);
                answers[position] = known == 0 ? events : [.. events.Skip(known)];
            }

            return;
        }
    }

    /// <summary>The position is read before the tickets: what happens in between is in the tickets and comes again as an event, which is harmless.</summary>
    private async Task<CaughtUpFeed> ReadAnew(Feed feed)
    {
        var head = await feeds.Head(feed, CancellationToken.None);
        return new CaughtUpFeed(feed, head, true, await queries.OpenIn([feed], MostOpenTickets, CancellationToken.None), []);
    }

    private sealed record Asker(FeedPosition? Position, TaskCompletionSource<CaughtUpFeed> Answer);

    /// <summary>Those who wait for one feed.</summary>
    private sealed class Desk(Func<IReadOnlyList<Asker>, Task> serve)
    {
        private readonly Lock gate = new();
        private List<Asker> waiting = [];
        private bool isReading;

        public Task<CaughtUpFeed> Ask(FeedPosition? position)
        {
            var asker = new Asker(position, new TaskCompletionSource<CaughtUpFeed>(TaskCreationOptions.RunContinuationsAsynchronously));
            lock (gate)
            {
                waiting.Add(asker);
                if (isReading)
                {
                    return asker.Answer.Task;
                }

                isReading = true;
            }

            _ = ReadOn();
            return asker.Answer.Task;
        }

        private async Task ReadOn()
        {
            while (true)
            {
                List<Asker> batch;
                lock (gate)
                {
                    (batch, waiting) = (waiting, []);
                    if (batch.Count == 0)
                    {
                        isReading = false;
                        return;
                    }
                }

                try
                {
                    await serve(batch);
                }
                catch (Exception fault)
                {
                    // Each of them hears what his own reading would have told him.
                    batch.ForEach(asker => asker.Answer.TrySetException(fault));
                }
            }
        }
    }
}
