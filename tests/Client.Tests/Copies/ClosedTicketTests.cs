using RedProperty.Realtime.Client.Copies;
using RedProperty.Realtime.Client.Feeds;
using RedProperty.Realtime.Client.Tests.Fakes;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Tests.Copies;

public class ClosedTicketTests
{
    private static readonly DateTimeOffset Today = new(2026, 11, 28, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Since = Today.AddDays(-3);

    private readonly FeedCopy copy = new(TestCity.Feed, new FeedKeeping());
    private long sequence;

    public ClosedTicketTests() => copy.Replace(new WatchedFeed(TestCity.Feed, "epoch-1", 0, true, [], []));

    [Fact]
    public void Stays_while_it_is_young_and_goes_when_it_is_old()
    {
        Happens("a", "closed", Today);
        Assert.Equal("a", Assert.Single(Take(Since)!.Tickets).Id);
        Assert.Null(Take(Today));

        Assert.Equal("a", Assert.Single(Take(Today.AddTicks(1))!.Removed));
        Assert.Null(Take(Today.AddDays(1)));
    }

    [Fact]
    public void Stays_however_old_while_it_is_open()
    {
        Happens("a", "acknowledged", Today.AddYears(-1));

        Assert.Equal("a", Assert.Single(Take(Since)!.Tickets).Id);
        Assert.Null(Take(Since));
    }

    [Fact]
    public void Is_not_kept_at_all_when_it_comes_old()
    {
        copy.Replace(new WatchedFeed(TestCity.Feed, "epoch-1", 5, true, [ATicket("old", "closed", Today.AddDays(-4)), ATicket("open", "planned", Today.AddDays(-4))], []));

        Assert.Equal("open", Assert.Single(Take(Since)!.Tickets).Id);
    }

    [Fact]
    public void Stays_when_it_was_reopened_before_it_was_old()
    {
        Happens("a", "resolved", Today);
        Take(Since);
        Happens("a", "reported", Today.AddDays(1));
        Take(Since);

        Assert.Null(Take(Today.AddDays(9)));
    }

    [Fact]
    public void Goes_too_when_the_store_had_failed()
    {
        Happens("a", "closed", Today);
        Take(Since);
        var failed = Take(Today.AddDays(4))!;
        copy.Keeping!.PutBack(failed);

        Assert.Equal("a", Assert.Single(Take(Today.AddDays(4))!.Removed));
    }

    [Fact]
    public void Goes_too_when_an_earlier_run_had_kept_it()
    {
        var next = new FeedCopy(TestCity.Feed, new FeedKeeping());
        next.Restore(new KeptFeed(TestCity.Feed, new FeedCursor("epoch-1", 3), [""], [ATicket("a", "closed", Today)]), Today);

        Assert.Equal("a", Assert.Single(next.Keeping!.Take(next, [""], Today.AddDays(4))!.Removed));
    }

    private static TicketSnapshot ATicket(string id, string phase, DateTimeOffset updatedAt) =>
        TestCity.ATicket(id, 1) with { Phase = phase, UpdatedAt = updatedAt };

    private FeedChange? Take(DateTimeOffset closedSince) => copy.Keeping!.Take(copy, [""], closedSince);

    private void Happens(string id, string phase, DateTimeOffset at) => copy.Apply(new TicketEvent(
        TestCity.Feed, "epoch-1", ++sequence, id, 1, phase, at, "worker1", "Worker", new EventData(), ATicket(id, phase, at)));
}
