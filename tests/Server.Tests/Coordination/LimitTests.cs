using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Server.Tests.Coordination;

/// <summary>One device gone wild: its own connection is limited, and nobody else's.</summary>
public sealed class LimitTests : IAsyncLifetime
{
    private readonly ServedHouse house = new();

    public async ValueTask InitializeAsync()
    {
        house.Settings["Limits:CommandsPerSecond"] = "1";
        house.Settings["Limits:WatchesPerSecond"] = "1";
        await house.InitializeAsync();
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task Commands_beyond_the_burst_are_refused_as_limited_and_another_connection_goes_on()
    {
        await using var wild = await house.Connect("worker-spring-1");
        await using var calm = await house.Connect("worker-spring-1");
        await wild.Report();
        await wild.Report();

        Assert.Matches("^limited: Report .* in 1 s\\.$", await wild.FaultOf("Report", AReport()));
        await calm.Report();
    }

    [Fact]
    public async Task Watches_beyond_the_burst_are_refused_as_limited_and_commands_are_not()
    {
        await using var wild = await house.Connect("worker-spring-1");
        for (var i = 0; i < 4; i++)
        {
            await wild.Watch();
        }

        Assert.StartsWith("limited: Watch ", await wild.FaultOf("Watch", new WatchRequest()), StringComparison.Ordinal);
        await wild.Report();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_call_that_is_too_large_is_refused_as_limited_and_the_connection_goes_on(bool isBinary)
    {
        await using var wild = await house.Connect("worker-spring-1", isBinary);

        Assert.StartsWith("limited: Report ", await wild.FaultOf("Report", AReport(new string('x', 300 * 1024))), StringComparison.Ordinal);
        await wild.Report();
    }

    private static ReportCommand AReport(string? description = null) =>
        new(Guid.NewGuid().ToString("N"), "lamp-out", "spring-1-01", null, "Lamp", description);
}
