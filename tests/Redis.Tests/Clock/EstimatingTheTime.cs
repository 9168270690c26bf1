using Microsoft.Extensions.Time.Testing;
using RedProperty.Realtime.Redis.Clock;

namespace RedProperty.Realtime.Redis.Tests.Clock;

/// <summary>The house's clock against a store whose clock a test sets.</summary>
public sealed class EstimatingTheTime
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 4, 0, 0, TimeSpan.Zero);

    private readonly SetClock machine = new();
    private readonly HouseClock house;

    public EstimatingTheTime() => house = new HouseClock(machine);

    [Fact]
    public void Before_the_store_was_read_it_is_the_machines_time()
    {
        Assert.Equal(Noon, house.GetUtcNow());
        Assert.Equal(TimeSpan.Zero, house.Skew);
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(5)]
    public void A_machine_that_is_wrong_has_the_stores_time_and_knows_by_how_much_it_is_wrong(double seconds)
    {
        Read(Noon.AddSeconds(-seconds));

        Assert.Equal(Noon.AddSeconds(-seconds), house.GetUtcNow());
        Assert.Equal(TimeSpan.FromSeconds(seconds), house.Skew);
    }

    [Fact]
    public void Setting_the_machines_clock_moves_nothing()
    {
        Read(Noon);
        machine.Wrong = TimeSpan.FromHours(1);

        Assert.Equal(Noon, house.GetUtcNow());
    }

    [Fact]
    public void It_is_never_ahead_of_the_store_however_long_the_answer_took()
    {
        // The store looked at its clock at the very beginning of the 800 ms, or at the very end: nobody knows.
        Read(Noon, took: TimeSpan.FromMilliseconds(800));
        Assert.Equal(Noon, house.GetUtcNow());

        machine.Advance(TimeSpan.FromSeconds(1));
        Read(Noon.AddMilliseconds(1795), took: TimeSpan.FromMilliseconds(10));
        Assert.Equal(Noon.AddMilliseconds(1795), house.GetUtcNow());

        machine.Advance(TimeSpan.FromSeconds(1));
        Read(Noon.AddMilliseconds(2900), took: TimeSpan.FromMilliseconds(500));
        Assert.True(house.GetUtcNow() > Noon.AddMilliseconds(3200), "A slow reading makes a good one worse.");
    }

    [Fact]
    public void A_leap_ahead_is_believed_only_after_it_has_lasted()
    {
        Read(Noon);
        for (var second = 1; second <= 10; second++)
        {
            machine.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(ClockReading.LeaptAhead, Read(Noon.AddHours(1).AddSeconds(second)));
            Assert.Equal(Noon.AddSeconds(second), house.GetUtcNow());
        }

        machine.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(ClockReading.LeapBelieved, Read(Noon.AddHours(1).AddSeconds(11)));
        Assert.Equal(Noon.AddHours(1).AddSeconds(11), house.GetUtcNow());
    }

    [Fact]
    public void A_leap_that_is_taken_back_was_none()
    {
        Read(Noon);
        machine.Advance(TimeSpan.FromSeconds(1));
        Read(Noon.AddHours(1));
        machine.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(ClockReading.Fits, Read(Noon.AddSeconds(21)));
        Assert.Equal(Noon.AddSeconds(21), house.GetUtcNow());
    }

    [Fact]
    public void A_store_that_goes_back_is_followed_at_once()
    {
        Read(Noon);
        machine.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(ClockReading.WentBack, Read(Noon.AddMinutes(-1)));
        Assert.Equal(Noon.AddMinutes(-1), house.GetUtcNow());
    }

    [Fact]
    public void While_the_store_is_away_the_time_goes_on()
    {
        Read(Noon);
        machine.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(Noon.AddMinutes(5), house.GetUtcNow());
    }

    /// <summary>A machine whose clock is set while its counter goes on.</summary>
    private sealed class SetClock() : FakeTimeProvider(Noon)
    {
        public TimeSpan Wrong { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Wrong;

        public override long GetTimestamp() => base.GetUtcNow().UtcTicks;
    }

    private ClockReading Read(DateTimeOffset storeTime, TimeSpan took = default)
    {
        var sent = machine.GetTimestamp();
        machine.Advance(took);
        return house.Take(sent, machine.GetTimestamp(), storeTime);
    }
}
