using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Tests.Deadlines;

public sealed class EnforcementRounds
{
    private readonly AHouse house = new();

    [Fact]
    public async Task Nothing_is_done_before_its_time()
    {
        await house.Reported();
        house.Time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromMilliseconds(1));

        Assert.Equal(EnforcementRound.None, await house.Enforcing.RunAsync("spring", AHouse.Token));
    }

    [Fact]
    public async Task A_backlog_of_more_than_a_page_is_worked_off_and_each_level_climbed_once()
    {
        for (var i = 0; i < 600; i++)
        {
            await house.Reported();
        }

        house.Time.Advance(TimeSpan.FromHours(3));
        var round = await house.Enforcing.RunAsync("spring", AHouse.Token);

        Assert.Equal((600, 600 * 7), (round.Tickets, round.Missed));
        Assert.Equal(TimeSpan.FromMinutes(160), round.Latest);
        Assert.All(
            house.Memory.EventsOf("grid/spring-1").Select(e => e.Happening.Fact).OfType<Escalated>().GroupBy(climb => climb.Rung.Level),
            level => Assert.Equal(600, level.Count()));
        Assert.Equal(EnforcementRound.None, await house.Enforcing.RunAsync("spring", AHouse.Token));
    }

    [Fact]
    public async Task After_each_step_the_next_alarm_is_set()
    {
        await house.Reported();
        house.Time.Advance(TimeSpan.FromMinutes(15));
        await house.Enforcing.RunAsync("spring", AHouse.Token);
        house.Time.Advance(TimeSpan.FromMinutes(5));
        await house.Enforcing.RunAsync("spring", AHouse.Token);

        Assert.Equal([ATicket.At(15), ATicket.At(20), ATicket.At(22.5)], house.Alarm.Armed.Select(alarm => alarm.WakeAt));
    }

    [Fact]
    public async Task Somebody_elses_write_in_between_is_read_again()
    {
        var id = await house.Reported();
        house.Time.Advance(TimeSpan.FromMinutes(15));
        house.Memory.BeforeNextAppend = () => house.Do("steward-spring-1", id, new CommentOnTicket("来了"));

        var round = await house.Enforcing.RunAsync("spring", AHouse.Token);

        Assert.Equal(0, round.Tickets);
        Assert.Equal(["reported", "yellowCard", "commented"], house.Memory.EventsOf("grid/spring-1").Select(e => e.Happening.Fact.Type));
    }
}
