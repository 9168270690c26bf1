using Microsoft.JSInterop;
using RedProperty.Realtime.Client;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Field.Photos;
using RedProperty.Realtime.Field.Sessions;
using RedProperty.Realtime.Field.Storage;
using RedProperty.Realtime.Field.Tasks;

namespace RedProperty.Realtime.Field.Live;

/// <summary>This device's client of the hub: what it holds, what waits, and how it stands to the program. Pages draw when <see cref="Changed"/> says so.</summary>
internal sealed class FieldLink(
    FieldAddress address,
    SessionKeeper sessions,
    StoredOutbox outbox,
    StoredCopies copies,
    PhotoShelf photos,
    DeviceStorage storage,
    BrowserDoor browser,
    HttpClient http,
    TimeProvider time) : IAsyncDisposable
{
    /// <summary>So often at most the pages are drawn: a storm is read as a whole.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(150);

    /// <summary>The hub speaks every 10 seconds, if only to say where the feeds stand.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(15);

    private readonly HashSet<string> rung = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource mayConnect = new();
    private CoordinationClient? client;
    private IReadOnlyList<FieldTask>? tasks;
    private bool isDrawing;

    /// <summary>Something that pages show is another: at most seven times a second.</summary>
    public event Action? Changed;

    /// <summary>What became of a command of this device.</summary>
    public event Action<CommandAnswer>? Answered;

    public CoordinationClient Client => client ?? throw new InvalidOperationException("The link is not open.");

    public ConnectionState State => client?.State ?? ConnectionState.Connecting;

    /// <summary>Connected, and heard of late: a line that has gone dead without a word is no connection.</summary>
    public bool IsLive => State == ConnectionState.Live && !browser.IsOffline && time.GetUtcNow() - client?.LastHeardAt < LongestSilence;

    /// <summary>The server's clock, which limits are counted against.</summary>
    public DateTimeOffset Now => client?.ServerNow ?? time.GetUtcNow();

    /// <summary>When what is shown was last known to be true, by the server's clock; null before the first time.</summary>
    public DateTimeOffset? TrueAt => IsLive ? Now : client?.CopiedAt;

    /// <summary>Since when no process watches the limits; null while one does.</summary>
    public DateTimeOffset? UnwatchedSince => client?.UnwatchedSince;

    public string? MyId => sessions.Current?.Session.User.Id;

    public IReadOnlyList<OutboxEntry> Waiting => client?.Pending ?? [];

    public IReadOnlyList<RefusedCommand> Refused => outbox.Refused;

    /// <summary>Shows what was kept; it connects after <see cref="Connect"/>.</summary>
    public async Task Open()
    {
        if (client is not null || sessions.Current is not { } kept)
        {
            client?.TryNow();
            return;
        }

        client = new CoordinationClient(new CoordinationClientOptions
        {
            BaseAddress = address.Program,
            Token = TokenOnceConnecting,
            Device = new WatchingDevice(kept.DeviceId, "tablet"),
            Outbox = outbox,
            Copies = copies,
            BeforeSend = photos.SendFor,
            SendsInOrder = true,
            Http = http,
            Time = time,
        });
        client.TicketChanged += Hear;
        client.FeedReset += _ => Draw();
        client.StateChanged += _ => Draw();
        client.PendingChanged += Draw;
        client.NeedsSignInChanged += Doubt;
        client.CommandAnswered += Answer;
        outbox.RefusedChanged += Draw;
        sessions.Changed += Draw;
        browser.Happened += Happen;
        var (sheets, pictures) = (await storage.Keys(Stores.Sheets), await storage.Keys(Stores.Photos));
        await client.Start();
        _ = ForgetWhatNobodyNames(client, sheets, pictures);
        foreach (var task in Tasks())
        {
            rung.Add(KeyOf(task.Ticket));
        }

        _ = Watch(client);
        Draw();
    }

    /// <summary>What was kept is drawn: from now on the network may have the processor.</summary>
    public void Connect() => mayConnect.TrySetResult();

    /// <summary>Everything that this device holds, with what waits laid over it.</summary>
    public IReadOnlyList<FieldTask> Tasks() => client is null ? [] : tasks ??= Tasks(client);

    private IReadOnlyList<FieldTask> Tasks(CoordinationClient client)
    {
        var waiting = client.Pending.ToLookup(entry => entry.Lane, StringComparer.Ordinal);
        return [.. client.Tickets().Select(ticket => new FieldTask(ticket, [.. waiting[ticket.Id]], MyId))];
    }

    public FieldTask? Find(string ticketId) => client?.Find(ticketId) is { } ticket
        ? new FieldTask(ticket, [.. client.Pending.Where(entry => entry.Lane == ticketId)], MyId)
        : null;

    public async ValueTask DisposeAsync()
    {
        outbox.RefusedChanged -= Draw;
        sessions.Changed -= Draw;
        browser.Happened -= Happen;
        if (client is { } open)
        {
            (client, tasks) = (null, null);
            rung.Clear();
            await open.DisposeAsync();
        }
    }

    private async Task<string?> TokenOnceConnecting(CancellationToken cancellation)
    {
        await mayConnect.Task.WaitAsync(cancellation);
        return await sessions.Token(cancellation);
    }

    private static async Task Watch(CoordinationClient client)
    {
        try
        {
            await client.Watch();
        }
        catch (Exception ended) when (ended is OperationCanceledException or CoordinationFault)
        {
            // Closed meanwhile, or the hub refused: the bar says which.
        }
    }

    /// <summary>A matter that is new for this person: once for each time it comes to him.</summary>
    private static string KeyOf(TicketSnapshot ticket) => $"{ticket.Id}/{ticket.Rung.Since.ToUnixTimeMilliseconds()}";

    private void Hear(TicketEvent next)
    {
        if (next.Ticket.Phase == TicketPhases.Reported && next.Ticket.Holders.Any(holder => holder.UserId == MyId) && rung.Add(KeyOf(next.Ticket)))
        {
            _ = browser.Ring();
        }

        Draw();
    }

    /// <summary>
    /// Timelines of tickets that are kept no longer, and photos of forms that were never sent: of those that lay here before anybody could open another
    /// form. The list does not wait for it.
    /// </summary>
    private async Task ForgetWhatNobodyNames(CoordinationClient kept, IReadOnlyList<string> sheets, IReadOnlyList<string> pictures)
    {
        var tickets = kept.Tickets().Select(ticket => ticket.Id).ToHashSet(StringComparer.Ordinal);
        var named = kept.Pending.Concat(outbox.Refused.Select(refused => refused.Entry)).SelectMany(PhotoShelf.IdsIn).ToHashSet(StringComparer.Ordinal);
        try
        {
            await storage.Write(
            [
                .. sheets.Where(id => !tickets.Contains(id)).Select(id => new StorageStep(Stores.Sheets, id, null)),
                .. pictures.Where(id => !named.Contains(id)).Select(id => new StorageStep(Stores.Photos, id, null)),
            ]);
        }
        catch (JSException)
        {
            // A device that is full, or wiped meanwhile: they are forgotten at the next start.
        }
    }

    private void Doubt(bool needsSignIn)
    {
        if (needsSignIn)
        {
            _ = RenewAndTry();
        }
    }

    private async Task RenewAndTry()
    {
        if (await sessions.TryRenew())
        {
            client?.TryNow();
        }
    }

    private void Answer(CommandAnswer answer)
    {
        if (answer.Result is not null)
        {
            _ = photos.Forget(PhotoShelf.IdsIn(answer.Entry));
        }

        Answered?.Invoke(answer);
        Draw();
    }

    private void Happen(string what)
    {
        if (what is "online" or "visible")
        {
            client?.TryNow();
        }

        Draw();
    }

    private void Draw()
    {
        tasks = null;
        if (!isDrawing)
        {
            isDrawing = true;
            _ = DrawSoon();
        }
    }

    private async Task DrawSoon()
    {
        await Task.Delay(Pace, time);
        isDrawing = false;
        Changed?.Invoke();
    }
}
