using System.Collections.Concurrent;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Tests.Fakes;

/// <summary>The truth behind a test's hub: feeds in memory, which outlive the hub's restarts.</summary>
public sealed class TestCity
{
    public const string Feed = "grid/yanzishan-1";
    public const string Ticket = "yanzishan.t1";

    private readonly Lock gate = new();
    private readonly List<TicketEvent> log = [];
    private readonly Dictionary<string, TicketSnapshot> tickets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CommandResult> results = new(StringComparer.Ordinal);
    private int generation = 1;

    /// <summary>Every call of a command, also those that were refused.</summary>
    public ConcurrentQueue<(string Method, string CommandId, DateTimeOffset? OccurredAt)> Calls { get; } = new();

    public ConcurrentQueue<WatchRequest> Watches { get; } = new();

    public ConcurrentQueue<FeedReceipt> Receipts { get; } = new();

    /// <summary>Refusals for the next commands, in order; then they are taken.</summary>
    public ConcurrentQueue<string> Refusals { get; } = new();

    /// <summary>The same for the next calls of Watch.</summary>
    public ConcurrentQueue<string> WatchRefusals { get; } = new();

    /// <summary>The same for the next receipts.</summary>
    public ConcurrentQueue<string> ReceiptRefusals { get; } = new();

    /// <summary>The next command takes effect, and the connection dies before its answer.</summary>
    public bool LosesNextAnswer { get; set; }

    /// <summary>Runs within Watch, after the answer was put together.</summary>
    public Func<Task> BeforeWatchAnswers { get; set; } = () => Task.CompletedTask;

    /// <summary>How far the server's clock is ahead.</summary>
    public TimeSpan ClockAhead { get; set; }

    public DateTimeOffset Now => TimeProvider.System.GetUtcNow() + ClockAhead;

    public long Head
    {
        get
        {
            lock (gate)
            {
                return log.Count;
            }
        }
    }

    private string Epoch => $"epoch-{generation}";

    /// <summary>Writes an event; pushing it is another matter.</summary>
    public TicketEvent Happen(string type = "commented", string ticketId = Ticket)
    {
        lock (gate)
        {
            var version = tickets.TryGetValue(ticketId, out var before) ? before.Version + 1 : 1;
            tickets[ticketId] = ATicket(ticketId, version, Now);
            var happened = new TicketEvent(Feed, Epoch, log.Count + 1, ticketId, version, type, Now, "worker1", "Worker", new EventData(), tickets[ticketId]);
            log.Add(happened);
            return happened;
        }
    }

    /// <summary>The store was lost and filled from a backup: another log, other tickets.</summary>
    public void LoseTheLog()
    {
        lock (gate)
        {
            generation++;
            log.Clear();
            tickets.Clear();
        }
    }

    /// <summary>A snapshot that is newer than the feed's position, as a reader finds it who reads the position first.</summary>
    public void RunAhead(string ticketId, long version)
    {
        lock (gate)
        {
            tickets[ticketId] = ATicket(ticketId, version, Now);
        }
    }

    public WatchResult Answer(WatchRequest request)
    {
        Watches.Enqueue(request);
        lock (gate)
        {
            var cursor = request.Cursors?.GetValueOrDefault(Feed);
            var isWhole = cursor is not null && cursor.Epoch == Epoch && cursor.Sequence <= log.Count;
            return new WatchResult(Now, [new WatchedFeed(
                Feed, Epoch, log.Count, !isWhole, isWhole ? [] : [.. tickets.Values], isWhole ? [.. log.Skip((int)cursor!.Sequence)] : [])]);
        }
    }

    /// <summary>One effect for each command id.</summary>
    public (CommandResult Result, TicketEvent? Event) Take(string commandId, string ticketId, string type)
    {
        lock (gate)
        {
            if (results.TryGetValue(commandId, out var first))
            {
                return (first with { Replayed = true }, null);
            }

            var happened = Happen(type, ticketId);
            results[commandId] = new CommandResult(ticketId, happened.Version, Feed, happened.Sequence, false);
            return (results[commandId], happened);
        }
    }

    public static TicketSnapshot ATicket(string id, long version, DateTimeOffset at = default) => new(
        id, "20261123-0001", Feed, version, "lamp-out", "facilities", "ordinary", "property", "reported",
        new TicketPlace("yanzishan", "yanzishan-1", "yanzishan-1-01", null, null), "Lamp out", "", [],
        new TicketRung(1, "redSteward", "grid", "redSteward@yanzishan-1", at), [], [], at, at, null, null, "hub", 0, 0, null);
}
