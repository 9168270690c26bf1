using RedProperty.Realtime.Client.Outbox;
using RedProperty.Realtime.Client.Tests.Fakes;

namespace RedProperty.Realtime.Client.Tests.Outbox;

public class OrderTests
{
    private static readonly string[] Tickets = ["yanzishan.t1", "yanzishan.t2", "yanzishan.t1", "yanzishan.t3", "yanzishan.t2"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Commands_leave_as_they_were_pressed_over_all_tickets_also_when_the_first_is_refused_for_the_moment()
    {
        await using var program = new TestProgram();
        var store = new RecordingOutboxStore();
        await using var device = InOrder(program, store);
        await device.Client.Start(Token);
        var waiting = Tickets.Select(ticket => device.Client.Comment(ticket, "Here.", Token)).ToArray();
        var pressed = device.Client.Pending.Select(entry => entry.CommandId).ToArray();
        program.City.Refusals.Enqueue("unavailable: The store is out of reach.");
        program.City.Refusals.Enqueue("limited: Slowly; send again in 0.1 s.");

        await program.Start();
        await Task.WhenAll(waiting);

        Assert.Equal([pressed[0], pressed[0], .. pressed], program.City.Calls.Select(call => call.CommandId));
    }

    [Fact]
    public async Task Commands_of_an_earlier_run_leave_in_the_stores_order()
    {
        await using var program = new TestProgram();
        var store = new RecordingOutboxStore();
        await using (var first = InOrder(program, store))
        {
            await first.Client.Start(Token);
            Array.ForEach(Tickets, ticket => _ = first.Client.Comment(ticket, "Here.", Token));
        }

        Assert.Equal(5, store.Waiting.Count);
        var pressed = store.Waiting.Select(entry => entry.CommandId).ToArray();
        await program.Start();
        await using var device = InOrder(program, store);
        await device.Client.Start(Token);
        await device.Client.Comment("yanzishan.t4", "Later.", Token);

        Assert.Equal(pressed, program.City.Calls.Take(5).Select(call => call.CommandId));
        Assert.Equal(6, program.City.Calls.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_command_that_waits_for_its_photos_lets_those_of_other_tickets_pass_and_none_of_its_own(bool fails)
    {
        await using var program = await TestProgram.Started();
        var photos = new TaskCompletionSource();
        var time = new TurnedTime();
        await using var device = InOrder(
            program,
            new RecordingOutboxStore(),
            (entry, _) => entry.Method != "Resolve" || photos.Task.IsCompleted ? Task.CompletedTask
                : fails ? Task.FromException(new HttpRequestException("The photo could not be sent."))
                : photos.Task,
            time);
        await device.Client.Start(Token);
        await device.Client.WhenLive(Token);

        var resolved = device.Client.Resolve("yanzishan.t1", "Done.", ["photo"], Token);
        var same = device.Client.Comment("yanzishan.t1", "Swept up, too.", Token);
        var others = Task.WhenAll(device.Client.Acknowledge("yanzishan.t2", cancellation: Token), device.Client.Comment("yanzishan.t3", "Here.", Token));
        await Device.Until(() => others.IsCompleted, time);
        Assert.Equal(["Acknowledge", "Comment"], program.City.Calls.Select(call => call.Method));
        Assert.False(same.IsCompleted);
        photos.SetResult();
        await Device.Until(() => resolved.IsCompleted && same.IsCompleted, time);
        await Task.WhenAll(resolved, same);

        Assert.Equal(["Acknowledge", "Comment", "Resolve", "Comment"], program.City.Calls.Select(call => call.Method));
    }

    [Fact]
    public async Task What_prepares_quickly_keeps_its_place()
    {
        await using var program = await TestProgram.Started();
        var photos = new TaskCompletionSource();
        var time = new TurnedTime();
        await using var device = InOrder(
            program, new RecordingOutboxStore(), (entry, _) => entry.Method == "Resolve" ? photos.Task : Task.CompletedTask, time);
        await device.Client.Start(Token);
        await device.Client.WhenLive(Token);

        var both = Task.WhenAll(device.Client.Resolve("yanzishan.t1", "Done.", cancellation: Token), device.Client.Comment("yanzishan.t2", "Here.", Token));
        await Device.Until(() => time.Waits.Contains(CommandOutbox.LongestHold));
        await time.Turn(CommandOutbox.LongestHold - TimeSpan.FromMilliseconds(1));
        await device.HubHasHeardAll();
        Assert.Empty(program.City.Calls);
        photos.SetResult();
        await both;

        Assert.Equal(["Resolve", "Comment"], program.City.Calls.Select(call => call.Method));
    }

    private static Device InOrder(TestProgram program, IOutboxStore store, Func<OutboxEntry, CancellationToken, Task>? beforeSend = null, TimeProvider? time = null) =>
        new(program.Address, store, time, also: options => options with { SendsInOrder = true, BeforeSend = beforeSend });
}
