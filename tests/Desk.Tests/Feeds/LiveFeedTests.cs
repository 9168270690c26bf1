using Microsoft.Extensions.Time.Testing;
using RedProperty.Realtime.Desk.Feeds;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tests.Feeds;

public sealed class LiveFeedTests : DeskTest
{
    private readonly List<IReadOnlyList<TicketEvent>> batches = [];

    [Fact]
    public async Task Hands_on_a_storm_in_at_most_seven_batches_a_second()
    {
        using var live = Listening();
        live.Start();

        for (var i = 0; i < 100; i++)
        {
            await AReport();
            Time.Advance(TimeSpan.FromMilliseconds(10));
        }

        Time.Advance(LiveFeed.Pace);
        Assert.InRange(batches.Count, 2, 9);
        Assert.Equal(100, batches.Sum(batch => batch.Count));
    }

    [Fact]
    public async Task Keeps_what_comes_before_the_page_is_ready()
    {
        using var live = Listening();
        await AReport();
        Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Empty(batches);

        live.Start();
        Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Single(Assert.Single(batches));
    }

    [Fact]
    public async Task Is_silent_after_its_page_was_left()
    {
        var live = Listening();
        live.Start();
        live.Dispose();

        await AReport();
        Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Empty(batches);
    }

    private LiveFeed Listening() => new(House, Time, _ => true, _ => true, (batch, _) =>
    {
        batches.Add(batch);
        return Task.CompletedTask;
    });
}
