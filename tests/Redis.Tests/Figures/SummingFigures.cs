using RedProperty.Realtime.Domain.Figures;
using RedProperty.Realtime.Redis.Tests.Running;

namespace RedProperty.Realtime.Redis.Tests.Figures;

public sealed class SummingFigures(Stores stores)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EveryStore]
    public async Task Sums_over_communities_and_days(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var (here, there) = (ATicket.Community(), ATicket.Community());
        var day = new DateOnly(2026, 11, 23);
        await Report(here, new Tally(day, "reported"), new Tally(day, "resolved:Grid", 2), new Tally(day, "reported", 4));
        await Report(here, new Tally(day, "reported"), new Tally(day.AddDays(1), "reported", 100));
        await Report(there, new Tally(day.AddDays(-1), "reported", 10));
        await Report(there, new Tally(day.AddDays(-2), "reported", 1000));

        var sum = await room.Figures.Sum([here, there], day.AddDays(-1), day, Token);

        Assert.Equal(2, sum.Count);
        Assert.Equal(16, sum["reported"]);
        Assert.Equal(2, sum["resolved:Grid"]);
        Assert.Empty(await room.Figures.Sum([here], day.AddDays(5), day.AddDays(4), Token));
        Assert.True(await room.Database.KeyTimeToLiveAsync(RedisKeys.Figures(here, day)) > TimeSpan.FromDays(799));

        Task Report(string community, params Tally[] tallies) => room.Tickets.Append(ATicket.New(community).Report(null, tallies), Token);
    }

    [Theory, EveryStore]
    public async Task Loses_no_tally_to_parallel_writers(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var community = ATicket.Community();
        var day = new DateOnly(2026, 11, 23);
        await Task.WhenAll(Enumerable.Range(0, 60).Select(
            _ => room.Tickets.Append(ATicket.New(community).Report(null, new Tally(day, "reported")), Token)));

        Assert.Equal(60, (await room.Figures.Sum([community], day, day, Token))["reported"]);
        Assert.Equal(60, await room.Queries.CountOpen([community], Token));
    }
}
