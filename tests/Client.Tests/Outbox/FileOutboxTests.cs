using RedProperty.Realtime.Client.Tests.Fakes;

namespace RedProperty.Realtime.Client.Tests.Outbox;

public sealed class FileOutboxTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "outbox-" + Guid.NewGuid().ToString("N"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_was_pressed_offline_is_sent_by_the_next_run()
    {
        await using var program = new TestProgram();
        string id;
        await using (var device = new Device(program.Address, new FileOutboxStore(folder)))
        {
            await device.Client.Start(Token);
            _ = device.Client.Acknowledge(TestCity.Ticket, "On my way.", Token);
            _ = device.Client.Comment(TestCity.Ticket, "灯坏了", Token);
            id = device.Client.Pending[0].CommandId;
            await Device.Until(() => Directory.GetFiles(folder, "*.command.json").Length == 2);
        }

        await program.Start();
        await using var next = new Device(program.Address, new FileOutboxStore(folder));
        var answers = new List<CommandAnswer>();
        next.Client.CommandAnswered += answers.Add;
        await next.Client.Start(Token);
        await Device.Until(() => answers.Count == 2);

        Assert.Equal(["Acknowledge", "Comment"], program.City.Calls.Select(call => call.Method));
        Assert.Equal(id, program.City.Calls.First().CommandId);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task Gives_back_what_it_was_given_in_the_same_order()
    {
        var store = new FileOutboxStore(folder);
        var entries = Enumerable.Range(1, 12)
            .Select(number => new OutboxEntry($"c/{number}", "t", "Comment", $$"""{"text":"灯{{number}}"}""", DateTimeOffset.UnixEpoch.AddSeconds(number)))
            .ToArray();
        foreach (var entry in entries)
        {
            await store.Put(entry, Token);
        }

        await store.Remove("c/3", Token);

        Assert.Equal(entries.Where(entry => entry.CommandId != "c/3"), await new FileOutboxStore(folder).Load(Token));
    }

    [Fact]
    public async Task Names_the_file_that_is_no_command()
    {
        var store = new FileOutboxStore(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "000000000001-x.command.json"), "{ torn", Token);

        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => store.Load(Token));

        Assert.Contains("000000000001-x.command.json is no waiting command", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passes_over_what_a_power_cut_left_half_written()
    {
        var store = new FileOutboxStore(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "000000000001-x.command.json.new"), "{ torn", Token);

        Assert.Empty(await store.Load(Token));
    }
}
