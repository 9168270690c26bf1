using RedProperty.Realtime.Host;
using RedProperty.Realtime.Host.Embedded;
using RedProperty.Realtime.Redis.Tests.Running;
using StackExchange.Redis;

namespace RedProperty.Realtime.Redis.Tests.Embedded;

public sealed class StartingEmbedded : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("redproperty-embedded-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Delete(recursive: true);

    [Fact]
    public async Task Forgets_nothing_when_it_is_stopped_and_started_in_the_same_program()
    {
        var ticket = ATicket.New(ATicket.Community());
        using (var store = EmbeddedGarnet.Start(directory.FullName))
        {
            await using var room = await Room.On(store.Configuration);
            await room.Tickets.Append(ticket.Report(), Token);
        }

        using var again = EmbeddedGarnet.Start(directory.FullName);
        await using var rest = await Room.On(again.Configuration);
        Assert.Equal(ticket.Title, (await rest.Tickets.Load(ticket.Id, null, Token)).Ticket!.Title);
    }

    [Fact]
    public void Tells_a_second_program_on_the_same_directory_what_to_do()
    {
        using var first = EmbeddedGarnet.Start(directory.FullName);

        var fault = Assert.Throws<StartFaultException>(() => EmbeddedGarnet.Start(directory.FullName));
        Assert.Contains(directory.FullName, fault.Message, StringComparison.Ordinal);
        Assert.Contains("Data:Directory", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_which_port_is_taken()
    {
        using var first = EmbeddedGarnet.Start(Path.Combine(directory.FullName, "one"));
        var port = ConfigurationOptions.Parse(first.Configuration).EndPoints[0] is System.Net.IPEndPoint taken ? taken.Port : 0;

        var fault = Assert.Throws<StartFaultException>(() => EmbeddedGarnet.Start(Path.Combine(directory.FullName, "two"), port: port));
        Assert.Contains($"{port}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_strangers_out()
    {
        using var store = EmbeddedGarnet.Start(directory.FullName);
        var options = ConfigurationOptions.Parse(store.Configuration);
        options.Password = "a guess";
        options.AbortOnConnectFail = true;
        options.ConnectTimeout = 2000;

        await Assert.ThrowsAsync<RedisConnectionException>(() => ConnectionMultiplexer.ConnectAsync(options));
    }
}
