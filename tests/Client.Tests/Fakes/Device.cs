using System.Threading.Channels;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Tests.Fakes;

/// <summary>A client under test that writes down what it raises.</summary>
public sealed class Device : IAsyncDisposable
{
    public static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(200);

    /// <summary>Only for what hangs: nothing here is held against the machine's clock.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TurnedTime? turned;
    private readonly Channel<TicketEvent> events = Channel.CreateUnbounded<TicketEvent>();

    public Device(
        Uri address,
        IOutboxStore? outbox = null,
        TimeProvider? time = null,
        WatchingDevice? device = null,
        TimeSpan? receiptPause = null,
        Func<CoordinationClientOptions, CoordinationClientOptions>? also = null)
    {
        turned = time as TurnedTime;
        var options = new CoordinationClientOptions
        {
            BaseAddress = address,
            Outbox = outbox ?? new InMemoryOutboxStore(),
            Time = time ?? TimeProvider.System,
            LongestPause = LongestPause,
            ReceiptPause = receiptPause ?? TimeSpan.FromMilliseconds(50),
            Device = device,
        };
        Client = new CoordinationClient(also?.Invoke(options) ?? options);
        Client.TicketChanged += happened => events.Writer.TryWrite(happened);
        Client.FeedReset += _ => Resets++;
        Client.StateChanged += state =>
        {
            lock (States)
            {
                States.Add(state);
            }
        };
    }

    public CoordinationClient Client { get; }

    public List<ConnectionState> States { get; } = [];

    public int Resets { get; private set; }

    /// <summary>Whether something was raised that was not asked for yet.</summary>
    public bool HasMore => events.Reader.TryPeek(out _);

    public static async Task<Device> Watching(Uri address, WatchingDevice? named = null, TimeSpan? receiptPause = null, TimeProvider? time = null)
    {
        var device = new Device(address, time: time, device: named, receiptPause: receiptPause);
        await device.Client.Start(TestContext.Current.CancellationToken);
        await device.Client.Watch(null, TestContext.Current.CancellationToken);
        return device;
    }

    /// <summary>One whose copies are kept, and on their way to the store at once.</summary>
    public static Device Keeping(Uri address, ICopyStore copies, IOutboxStore? outbox = null, TimeProvider? time = null) => new(
        address, outbox, time, also: options => options with { Copies = copies, CopyPause = TimeSpan.FromMilliseconds(20) });

    /// <summary>The next events raised are these and come in this order.</summary>
    public async Task Raises(params long[] sequences)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        foreach (var sequence in sequences)
        {
            Assert.Equal(sequence, (await events.Reader.ReadAsync(limit.Token)).Sequence);
        }
    }

    /// <summary>The hub takes a device's calls one after the other: when it has answered this one, which changes nothing, it has had all that were sent before.</summary>
    public Task HubHasHeardAll() => Assert.ThrowsAsync<CoordinationFault>(() => Client.Watch("nowhere", TestContext.Current.CancellationToken));

    /// <summary>Ten minutes go by, in which whoever wants to tell the hub something does.</summary>
    public async Task Rests(TurnedTime time)
    {
        for (var minute = 0; minute < 10; minute++)
        {
            await time.Turn(TimeSpan.FromMinutes(1));
            await HubHasHeardAll();
        }
    }

    /// <summary>Turns the clock by a second again and again.</summary>
    public static Task Until(Func<bool> isSo, TurnedTime time) => Until(() =>
    {
        time.Advance(TimeSpan.FromSeconds(1));
        return isSo();
    });

    /// <summary>Waits for something that shows from outside only.</summary>
    public static async Task Until(Func<bool> isSo)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        while (!isSo())
        {
            await Task.Delay(10, limit.Token);
        }
    }

    /// <summary>How long it may take to leave is measured by its clock, which goes on for that: a failed test ends, whatever it was holding up.</summary>
    public async ValueTask DisposeAsync()
    {
        var leaving = Client.DisposeAsync().AsTask();
        if (turned is not null)
        {
            await Until(() => leaving.IsCompleted, turned);
        }

        await leaving;
    }
}
