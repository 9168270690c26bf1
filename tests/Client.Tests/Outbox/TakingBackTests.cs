using RedProperty.Realtime.Client.Tests.Fakes;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Tests.Outbox;

public sealed class TakingBackTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_command_that_waits_is_taken_back_and_never_sent(bool inOrder)
    {
        await using var program = new TestProgram();
        var store = new RecordingOutboxStore();
        await using var device = new Device(program.Address, store, also: options => options with { SendsInOrder = inOrder });
        var changes = 0;
        device.Client.PendingChanged += () => changes++;
        await device.Client.Start(Token);
        var wrong = device.Client.Acknowledge(TestCity.Ticket, cancellation: Token);
        var next = device.Client.Comment(TestCity.Ticket, "Here.", Token);

        Assert.True(await device.Client.TakeBack(device.Client.Pending[0].CommandId));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wrong);
        Assert.Equal((3, "Comment"), (changes, Assert.Single(store.Waiting).Method));
        await program.Start();
        await next;
        Assert.Equal("Comment", Assert.Single(program.City.Calls).Method);
        Assert.Empty(device.Client.Pending);
    }

    [Fact]
    public async Task Is_too_late_when_it_may_have_been_sent()
    {
        await using var program = await TestProgram.Started();
        var time = new TurnedTime();
        await using var device = await Device.Watching(program.Address, time: time);
        program.City.Refusals.Enqueue("unavailable: The store is out of reach; again in 0.5 s.");
        var waiting = device.Client.Comment(TestCity.Ticket, "Here.", Token);
        await Device.Until(() => program.City.Calls.Count == 1);

        Assert.False(await device.Client.TakeBack(device.Client.Pending[0].CommandId));
        await Device.Until(() => waiting.IsCompleted, time);
        await waiting;
        Assert.False(await device.Client.TakeBack("answered or unknown"));
    }

    [Fact]
    public async Task Works_after_a_restart_for_what_the_earlier_run_did_not_try()
    {
        await using var program = new TestProgram();
        await using (var first = new Device(program.Address, new FileOutboxStore(folder.Path)))
        {
            await first.Client.Start(Token);
            _ = first.Client.Comment(TestCity.Ticket, "Here.", Token);
            await Device.Until(() => Directory.GetFiles(folder.Path, "*.command.json").Length == 1);
        }

        await using var device = new Device(program.Address, new FileOutboxStore(folder.Path));
        await device.Client.Start(Token);

        Assert.True(await device.Client.TakeBack(device.Client.Pending[0].CommandId));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task Is_too_late_after_a_restart_for_what_the_earlier_run_had_tried()
    {
        await using var program = await TestProgram.Started();
        await using (var first = new Device(program.Address, new FileOutboxStore(folder.Path)))
        {
            program.City.Refusals.Enqueue("unavailable: The store is out of reach; again in 60 s.");
            await first.Client.Start(Token);
            _ = first.Client.Comment(TestCity.Ticket, "Here.", Token);
            await Device.Until(() => program.City.Calls.Count == 1);
        }

        await program.Stop();
        await using var device = new Device(program.Address, new FileOutboxStore(folder.Path));
        await device.Client.Start(Token);

        Assert.False(await device.Client.TakeBack(device.Client.Pending[0].CommandId));
    }

    [Fact]
    public async Task Nothing_is_sent_before_the_store_knows_of_the_attempt()
    {
        await using var program = await TestProgram.Started();
        var tries = 0;
        var store = new RecordingOutboxStore
        {
            BeforeTrying = () =>
            {
                tries++;
                throw new IOException("No space left on device");
            },
        };
        var time = new TurnedTime();
        await using var device = new Device(program.Address, store, time);
        await device.Client.Start(Token);
        await device.Client.WhenLive(Token);
        var waiting = device.Client.Comment(TestCity.Ticket, "Here.", Token);
        await Device.Until(() => tries >= 3 || waiting.IsCompleted, time);
        await device.HubHasHeardAll();
        Assert.Empty(program.City.Calls);

        store.BeforeTrying = () => Task.CompletedTask;

        await Device.Until(() => waiting.IsCompleted, time);
        await waiting;
    }

    [Fact]
    public async Task A_refused_command_goes_to_the_refusals_and_is_not_removed()
    {
        await using var program = await TestProgram.Started();
        var store = new RecordingOutboxStore();
        await using var device = new Device(program.Address, store);
        await device.Client.Start(Token);
        program.City.Refusals.Enqueue("conflict: Somebody was faster.");

        await Assert.ThrowsAsync<CoordinationFault>(() => device.Client.Resolve(TestCity.Ticket, "换了灯泡", cancellation: Token));

        var (entry, fault) = Assert.Single(store.Refused);
        Assert.Equal((FaultCodes.Conflict, 0), (fault.Code, store.Removals));
        Assert.Contains("Resolve", entry.Method, StringComparison.Ordinal);
        Assert.Empty(store.Waiting);
    }
}
