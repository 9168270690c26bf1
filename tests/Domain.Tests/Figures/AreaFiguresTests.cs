using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Figures;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Tests.Figures;

/// <summary>Roll-ups from kept figures: one reading for all who look.</summary>
public sealed class AreaFiguresTests : IDisposable
{
    private readonly AHouse house = new();
    private readonly CountedFigures counted;
    private readonly AreaFigures area;

    public AreaFiguresTests()
    {
        counted = new CountedFigures(house.Memory);
        area = new AreaFigures(counted, house.City, house.Time);
    }

    public void Dispose() => area.Dispose();

    [Fact]
    public async Task A_place_has_the_sum_of_the_communities_in_it()
    {
        await house.Reported("spring-1-01");
        await house.Reported("spring-2-01");
        var solved = await house.Reported("lake-1-01");
        await house.Do("steward-lake-1", solved, new ResolveTicket("好", []));

        var city = await area.Read(AHouse.Token);

        Assert.Equal((2, 2), Told(city.Of("spring", house.City.Chart)));
        Assert.Equal((0, 1), Told(city.Of("lake", house.City.Chart)));
        Assert.Equal((2, 3), Told(city.Of("lixia", house.City.Chart)));
        Assert.Equal(100, city.Of("jinan", house.City.Chart).Days[^1].InGrid);
    }

    [Fact]
    public async Task A_day_that_is_over_becomes_the_day_before()
    {
        await house.Reported();
        await area.Read(AHouse.Token);
        house.Time.Advance(TimeSpan.FromDays(1));

        var days = (await area.Read(AHouse.Token)).Of("spring", house.City.Chart).Days;

        Assert.Equal(AreaFigures.Days, days.Count);
        Assert.Equal((0, 1), (days[^1].Reported, days[^2].Reported));
    }

    [Fact]
    public async Task Late_is_what_owes_something_after_its_limit_and_major_solutions_are_told_apart()
    {
        await house.Reported();
        var major = await house.Reported(kind: "lift-stopped");
        await house.Do("steward-spring-1", major, new ProposeSolution("换主板"));
        house.Time.Advance(TimeSpan.FromMinutes(21));
        await house.Enforcing.RunAsync("spring", AHouse.Token);

        var spring = (await area.Read(AHouse.Token)).Of("spring", house.City.Chart);

        Assert.Equal(new OpenCount(2, 1), spring.Now);
        Assert.Equal(new OnTime(1, 0), spring.Days[^1].OnTimeOf(PromisedLimit.MajorSolution));
        Assert.Equal(new OnTime(0, 0), spring.Days[^1].OnTimeOf(PromisedLimit.Solution));
        Assert.Equal(50, spring.Days[^1].OnTimeOf(PromisedLimit.Response).Percent);
    }

    [Fact]
    public async Task However_many_look_the_store_is_read_once_a_second_and_past_days_seldom()
    {
        await house.Reported();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => area.Read(AHouse.Token)));
        Assert.Equal((1, AreaFigures.Days), (counted.OpenReadings, counted.DayReadings));

        house.Time.Advance(AreaFigures.Pace);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => area.Read(AHouse.Token)));
        Assert.Equal((2, AreaFigures.Days + 1), (counted.OpenReadings, counted.DayReadings));
    }

    [Fact]
    public async Task A_place_of_which_nothing_is_kept_shows_nothing_and_claims_nothing()
    {
        var lake = (await area.Read(AHouse.Token)).Of("lake", house.City.Chart);

        Assert.Equal(default, lake.Now);
        Assert.All(lake.Days, day => Assert.Null(day.InGrid));
        Assert.Null(lake.Days[^1].AllOnTime.Percent);
    }

    private static (long Open, long Reported) Told(CommunityFigures figures) => (figures.Now.Open, figures.Days[^1].Reported);

    private sealed class CountedFigures(IDayFigures inner) : IDayFigures
    {
        public int DayReadings { get; private set; }

        public int OpenReadings { get; private set; }

        public Task<IReadOnlyDictionary<string, long>> Sum(IReadOnlyCollection<string> communityIds, DateOnly from, DateOnly to, CancellationToken cancellation) =>
            inner.Sum(communityIds, from, to, cancellation);

        public async Task<IReadOnlyDictionary<string, FigureSums>> Day(IReadOnlyCollection<string> communityIds, DateOnly day, CancellationToken cancellation)
        {
            DayReadings++;
            await Task.Yield();
            return await inner.Day(communityIds, day, cancellation);
        }

        public Task<IReadOnlyDictionary<string, OpenCount>> Open(IReadOnlyCollection<string> communityIds, CancellationToken cancellation)
        {
            OpenReadings++;
            return inner.Open(communityIds, cancellation);
        }
    }
}
