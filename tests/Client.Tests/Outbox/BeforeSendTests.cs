using RedProperty.Realtime.Client.Tests.Fakes;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Tests.Outbox;

public class BeforeSendTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Runs_once_within_reach_of_the_hub_and_before_the_command()
    {
        await using var program = new TestProgram();
        var calls = new List<(string Method, int Sent)>();
        await using var device = Preparing(program, new RecordingOutboxStore(), entry => calls.Add((entry.Method, program.City.Calls.Count)));
        await device.Client.Start(Token);
        var waiting = device.Client.AddPhotos(TestCity.Ticket, ["photo"], cancellation: Token);
        await Device.Until(() => device.Client.LastFault is not null);
        Assert.Empty(calls);

        await program.Start();
        await waiting;

        Assert.Equal([("AddPhotos", 0)], calls);
    }

    [Fact]
    public async Task Is_repeated_until_it_succeeds()
    {
        await using var program = await TestProgram.Started();
        Exception?[] troubles =
        [
            new HttpRequestException("No route."), new IOException("The line broke."), new TaskCanceledException("Too slow."),
            new CoordinationFault(FaultCodes.Unavailable, "Not now; again in 0.1 s."), new InvalidOperationException("A bug."), null,
        ];
        var attempts = 0;
        await using var device = Preparing(program, new RecordingOutboxStore(), _ =>
        {
            if (troubles[attempts++] is { } trouble)
            {
                throw trouble;
            }
        });
        await device.Client.Start(Token);

        await device.Client.Comment(TestCity.Ticket, "Here.", Token);

        Assert.Equal((6, 1), (attempts, program.City.Calls.Count));
    }

    [Fact]
    public async Task Refuses_the_command_by_a_fault()
    {
        await using var program = await TestProgram.Started();
        var store = new RecordingOutboxStore();
        await using var device = Preparing(program, store, _ => throw new CoordinationFault(FaultCodes.Invalid, "The photo is broken."));
        await device.Client.Start(Token);

        await Assert.ThrowsAsync<CoordinationFault>(() => device.Client.Comment(TestCity.Ticket, "The words.", Token));

        Assert.Empty(program.City.Calls);
        Assert.Contains("The words.", Assert.Single(store.Refused).Entry.Json, StringComparison.Ordinal);
    }

    private static Device Preparing(TestProgram program, IOutboxStore store, Action<OutboxEntry> prepare) =>
        new(program.Address, store, also: options => options with
        {
            BeforeSend = async (entry, _) =>
            {
                await Task.Yield();
                prepare(entry);
            },
        });
}
