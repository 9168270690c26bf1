using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Figures;
using RedProperty.Realtime.Domain.Tickets;
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

    [Theory, EveryStore]
    public async Task Keeps_what_is_open_and_late_through_misses_resolutions_and_replays(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var community = ATicket.Community();
        var reported = ATicket.New(community);
        await room.Tickets.Append(reported.Report(), Token);
        await room.Tickets.Append(ATicket.New(community).Report(), Token);
        Assert.Equal(new OpenCount(2, 0), (await room.Figures.Open([community], Token))[community]);

        var missed = reported.Then(ticket => ticket with
        {
            Deadlines = [.. ticket.Deadlines.Select(deadline => deadline with { State = DeadlineState.Missed, At = deadline.DueAt })],
        });
        await room.Tickets.Append(missed, Token);
        Assert.Equal(AppendStatus.Conflict, (await room.Tickets.Append(missed, Token)).Status);
        Assert.Equal(new OpenCount(2, 1), (await room.Figures.Open([community], Token))[community]);

        await room.Tickets.Append(missed.After.Then(ticket => ticket with { Phase = Phase.Resolved }), Token);
        Assert.Equal(new OpenCount(1, 0), (await room.Figures.Open([community, "nowhere"], Token))[community]);
    }

    [Theory, EveryStore]
    public async Task Tells_one_day_community_by_community(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var (here, there) = (ATicket.Community(), ATicket.Community());
        var day = new DateOnly(2026, 11, 23);
        await room.Tickets.Append(ATicket.New(here).Report(null, new Tally(day, "reported", 3)), Token);
        await room.Tickets.Append(ATicket.New(there).Report(null, new Tally(day.AddDays(1), "reported")), Token);

        var figures = await room.Figures.Day([here, there], day, Token);

        Assert.Equal((here, 3L), (Assert.Single(figures).Key, figures[here].Reported));
    }
}
