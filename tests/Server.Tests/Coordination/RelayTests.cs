using System.Text.Json;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Server.Tests.Coordination;

public sealed class RelayTests(ServedHouse house) : IClassFixture<ServedHouse>
{
    [Fact]
    public async Task Both_wheels_see_what_either_does()
    {
        await using var worker = await house.Connect("worker-spring-1");
        await using var steward = await house.Connect("steward-spring-1", isBinary: true);
        await worker.Watch();
        await steward.Watch();

        var reported = await worker.Report();

        foreach (var tablet in (Tablet[])[worker, steward])
        {
            var pushed = await tablet.NextEvent();
            Assert.Equal(reported.TicketId, pushed.TicketId);
            Assert.Equal(("grid/spring-1", reported.Sequence, "reported"), (pushed.Feed, pushed.Sequence, pushed.Type));
            Assert.Equal("worker-spring-1", pushed.By);
            Assert.Equal("lamp-out", pushed.Data.Kind);
            Assert.Equal(["PT20M", "PT30M"], pushed.Ticket.Deadlines.Select(it => it.Allowance));
            Assert.Equal(pushed.Ticket.ReportedAt + TimeSpan.FromMinutes(20), pushed.Ticket.Deadlines[0].DueAt);
            Assert.Equal("redSteward@spring-1", pushed.Ticket.Rung.Post);
            Assert.Equal(("redSteward", "grid"), (pushed.Ticket.Rung.Role, pushed.Ticket.Rung.PlaceLevel));
            Assert.Equal("steward-spring-1", Assert.Single(pushed.Ticket.Holders).UserId);
        }
    }

    [Fact]
    public async Task Major_matters_show_hours_and_days_as_ISO_durations()
    {
        await using var worker = await house.Connect("worker-spring-1");
        await worker.Watch();
        await worker.Report(kind: "lift-stopped");

        Assert.Equal(["PT20M", "PT4H", "P1D"], (await worker.NextEvent()).Ticket.Deadlines.Select(it => it.Allowance));
    }

    [Fact]
    public async Task Events_come_in_the_order_of_the_feed()
    {
        await using var secretary = await house.Connect("secretary-lake");
        await secretary.Watch();
        await using var worker = await house.Connect("worker-lake-1");
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => worker.Report("lake-1-02")));

        long last = 0;
        for (var i = 0; i < 40; i++)
        {
            var pushed = await secretary.NextEvent();
            Assert.True(pushed.Sequence > last, $"{pushed.Sequence} came after {last}");
            last = pushed.Sequence;
        }
    }

    [Fact]
    public async Task Heads_come_every_ten_seconds_with_sequence_and_epoch()
    {
        await using var worker = await house.Connect("worker-spring-2");
        var watched = Assert.Single((await worker.Watch()).Feeds);
        var reported = await worker.Report("spring-2-01");
        for (var second = 0; second < 10; second++)
        {
            house.Time.Advance(TimeSpan.FromSeconds(1));
        }

        var heads = await worker.NextHeads();

        Assert.Equal(reported.Sequence, heads.Heads["grid/spring-2"]);
        Assert.Equal(watched.Epoch, heads.Epochs!["grid/spring-2"]);
    }

    [Fact]
    public async Task A_replaced_log_is_told_to_its_watchers()
    {
        await using var worker = await house.Connect("worker-spring-1");
        await worker.Watch();

        house.Listener.Reset(new FeedReset(new Feed("spring", "spring-1"), new FeedPosition("another", 3)));

        var heads = await worker.NextHeads();
        Assert.Equal("another", heads.Epochs!["grid/spring-1"]);
        Assert.Equal(3, heads.Heads["grid/spring-1"]);
    }

    [Fact]
    public async Task What_the_clock_does_is_pushed_too()
    {
        await using var worker = await house.Connect("worker-lake-1");
        var ticket = await worker.Report("lake-1-01");
        var watched = Assert.Single((await worker.Watch()).Feeds);
        var late = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(house.Time.GetUtcNow() + TimeSpan.FromMinutes(20));
        var enforce = new EnforceDeadlines(
            house.Store, house.Store, house.City, new RecordingAlarm(), late, Microsoft.Extensions.Logging.Abstractions.NullLogger<EnforceDeadlines>.Instance);

        await enforce.RunAsync("lake", TestContext.Current.CancellationToken);

        var pushed = new List<Contracts.TicketEvent>();
        while (pushed.Count < house.Store.EventsOf("grid/lake-1").Count - (int)watched.Sequence)
        {
            pushed.Add(await worker.NextEvent());
        }

        var mine = pushed.Where(it => it.TicketId == ticket.TicketId).ToList();
        Assert.Equal(["yellowCard", "deadlineMissed", "escalated"], mine.Select(it => it.Type));
        Assert.All(mine, it => Assert.Equal("system", it.By));
        var missed = mine.Single(it => it.Type == "deadlineMissed");
        Assert.Equal(("response", 1), (missed.Data.Obligation, missed.Data.Rung));
        var climbed = mine.Single(it => it.Type == "escalated");
        Assert.Equal((1, 2, "deadlineMissed"), (climbed.Data.FromRung, climbed.Data.Rung, climbed.Data.Cause));
        Assert.Contains(climbed.Ticket.Deadlines, it => it.State == "missed" && it.Obligation == "response");
    }

    [Fact]
    public async Task No_push_and_no_watch_knows_the_resident()
    {
        var commands = new HandleTicketCommand(house.Store, house.City, new RecordingAlarm(), house.Time);
        await using var steward = await house.Connect("steward-spring-1");
        await steward.Watch();
        var report = new ReportTicket(
            "lamp-out", "spring-1-01", null, "Lamp", "Dark", null, [], "open311", new Reporter("Marked Name", "13900001111", "marked@example.org"));
        await commands.Report(Actor.Client("open311:hotline"), "marked", report, TestContext.Current.CancellationToken);

        var pushed = JsonSerializer.Serialize(await steward.NextEvent());
        var watched = await steward.Ask<JsonElement>("Watch", new WatchRequest());

        Assert.Contains("lamp-out", pushed, StringComparison.Ordinal);
        foreach (var text in (string[])[pushed, watched.GetRawText()])
        {
            Assert.DoesNotContain("Marked Name", text, StringComparison.Ordinal);
            Assert.DoesNotContain("13900001111", text, StringComparison.Ordinal);
            Assert.DoesNotContain("marked@example.org", text, StringComparison.Ordinal);
            Assert.DoesNotContain("eporter", text, StringComparison.Ordinal);
        }
    }
}
