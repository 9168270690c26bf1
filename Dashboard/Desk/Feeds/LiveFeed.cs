using System.Collections.Concurrent;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Feeds;

/// <summary>
/// The events that one page wants, handed over in batches: at once when it has been quiet, at most seven times a second in a storm. A page that
/// listens from before it loads misses nothing: <see cref="Start"/> releases what came meanwhile.
/// </summary>
internal sealed class LiveFeed : IDisposable
{
    /// <summary>So that an event stands on the page within 200 ms also in a storm, its drawing included.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(150);

    private readonly ConcurrentQueue<TicketEvent> waiting = [];
    private readonly Func<IReadOnlyList<TicketEvent>, bool, Task> deliver;
    private readonly Func<TicketEvent, bool> isWanted;
    private readonly TimeProvider time;
    private readonly ITimer timer;
    private readonly IDisposable subscription;
    private long lastDelivery;
    private int isScheduled;
    private int isReset;
    private volatile bool isStarted;
    private volatile bool isEnded;

    /// <param name="deliver">Gets the batch, and whether the page must read everything anew; marshals to its own thread.</param>
    public LiveFeed(
        IFeedListener listener,
        TimeProvider time,
        Func<TicketEvent, bool> isWanted,
        Func<Feed, bool> isMine,
        Func<IReadOnlyList<TicketEvent>, bool, Task> deliver)
    {
        this.time = time;
        this.isWanted = isWanted;
        this.deliver = deliver;
        timer = time.CreateTimer(_ => _ = Deliver(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        lastDelivery = time.GetTimestamp() - (long)(Pace.TotalSeconds * time.TimestampFrequency);
        subscription = listener.Subscribe(OnEvent, reset =>
        {
            if (isMine(reset.Feed))
            {
                Interlocked.Exchange(ref isReset, 1);
                Schedule();
            }
        });
    }

    public void Start()
    {
        isStarted = true;
        if (!waiting.IsEmpty)
        {
            Schedule();
        }
    }

    public void Dispose()
    {
        isEnded = true;
        subscription.Dispose();
        timer.Dispose();
    }

    private void OnEvent(TicketEvent ticketEvent)
    {
        if (isWanted(ticketEvent))
        {
            waiting.Enqueue(ticketEvent);
            Schedule();
        }
    }

    private void Schedule()
    {
        if (!isStarted || isEnded || Interlocked.Exchange(ref isScheduled, 1) == 1)
        {
            return;
        }

        var rest = Pace - time.GetElapsedTime(Interlocked.Read(ref lastDelivery));
        timer.Change(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private async Task Deliver()
    {
        Interlocked.Exchange(ref lastDelivery, time.GetTimestamp());
        Interlocked.Exchange(ref isScheduled, 0);
        if (isEnded)
        {
            return;
        }

        var batch = new List<TicketEvent>();
        while (waiting.TryDequeue(out var ticketEvent))
        {
            batch.Add(ticketEvent);
        }

        var mustReload = Interlocked.Exchange(ref isReset, 0) == 1;
        if (batch.Count > 0 || mustReload)
        {
            await deliver(batch, mustReload);
        }
    }
}
