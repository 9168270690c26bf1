using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Host.Demo;

namespace RedProperty.Realtime.Host.Tests.Demo;

/// <summary>Ticket ids, and so fates, differ from run to run: the bounds lie where chance does not reach them.</summary>
public sealed class DemoLifeTests
{
    private static CancellationToken Token => ADemoCity.Token;

    [Fact]
    public async Task A_first_start_shows_25_tickets_over_many_communities_within_five_seconds()
    {
        var city = new ADemoCity(1);
        var player = city.APlayer();
        await player.Begin(Token);
        await city.Play(player, TimeSpan.FromSeconds(5));

        var tickets = await city.Tickets();
        Assert.InRange(tickets.Count, 25, 30);
        Assert.InRange(tickets.Select(ticket => ticket.Place.Community).Distinct().Count(), 8, 13);
        Assert.Contains(tickets, ticket => ticket.Place.Grid == "yanzishan-1");
        Assert.InRange(tickets.Count(ticket => ticket.Place.Community == "yanzishan"), 5, 15);
    }

    [Fact]
    public async Task The_first_minute_shows_answers_too()
    {
        var city = new ADemoCity(1);
        var player = city.APlayer();
        await player.Begin(Token);
        await city.Play(player, TimeSpan.FromMinutes(1));

        Assert.InRange(city.Events().Count(entry => entry.Happening.Fact is Acknowledged), 1, 25);
    }

    /// <summary>Four hours at the true pace; the same number of allowances on quicker clocks.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(60)]
    public async Task Most_are_answered_in_time_some_are_missed_and_the_number_of_open_ones_stays_bounded(double timeScale)
    {
        var city = new ADemoCity(timeScale);
        var player = city.APlayer();
        await player.Begin(Token);
        await city.Play(player, TimeSpan.FromHours(4) / timeScale);

        Assert.InRange(city.MostOpen, 20, 149);
        var answers = (await city.Tickets()).SelectMany(ticket => ticket.Deadlines)
            .Where(deadline => deadline is { Obligation: Obligation.Response, Rung: 1, IsRunning: false }).ToList();
        var inTime = answers.Count(deadline => deadline.State == DeadlineState.Met) / (double)answers.Count;
        Assert.InRange(inTime, 0.70, 0.995);
        var kinds = city.Events().Select(entry => entry.Happening.Fact.Type).ToHashSet();
        Assert.Superset(
            new HashSet<string>
            {
                FactTypes.Reported, FactTypes.Acknowledged, FactTypes.SolutionProposed, FactTypes.Resolved, FactTypes.Confirmed,
                FactTypes.YellowCard, FactTypes.DeadlineMissed, FactTypes.Escalated,
            },
            kinds);
    }

    [Fact]
    public async Task Most_matters_stay_in_the_grid_and_some_rise_to_the_community()
    {
        var city = new ADemoCity(1);
        var player = city.APlayer();
        await player.Begin(Token);
        await city.Play(player, TimeSpan.FromHours(4));

        var solved = (await city.Tickets()).Where(ticket => !ticket.IsOpen).ToList();
        Assert.InRange(solved.Count, 100, 1_000);
        Assert.InRange(solved.Count(ticket => ticket.Rung.PlaceLevel == PlaceLevel.Grid) / (double)solved.Count, 0.80, 0.99);
    }

    [Fact]
    public async Task A_restart_takes_up_what_was_open_and_does_not_begin_anew()
    {
        var city = new ADemoCity(1);
        var first = city.APlayer();
        await first.Begin(Token);
        await city.Play(first, TimeSpan.FromMinutes(2));
        var before = (await city.Tickets()).Count;

        var second = city.APlayer(seed: 2);
        await second.Begin(Token);
        await city.Play(second, TimeSpan.FromMinutes(1));

        var after = await city.Tickets();
        Assert.InRange(after.Count, before, before + 4);
        await city.Play(second, TimeSpan.FromMinutes(90));
        var old = (await city.Tickets()).Where(ticket => ticket.ReportedAt < city.Time.GetUtcNow().AddMinutes(-91)).ToList();
        Assert.InRange(old.Count(ticket => !ticket.IsOpen) / (double)old.Count, 0.50, 1);
    }

    [Fact]
    public async Task What_a_person_reported_is_left_to_persons()
    {
        var city = new ADemoCity(60);
        var mine = await city.Commands.Report(
            Actor.Resident, "mine", new ReportTicket("lamp-out", "yanzishan-1-01", null, "三楼楼道灯不亮", null, null, [], "open311"), Token);
        var player = city.APlayer();
        await player.Begin(Token);
        await city.Play(player, TimeSpan.FromMinutes(5));

        var history = await city.House.History(mine.Value!.Receipt.TicketId, Token);
        Assert.Equal(["resident"], history.Where(entry => entry.Happening.IsByHand).Select(entry => entry.Happening.By));
        Assert.Contains(history, entry => entry.Happening.Fact is DeadlineMissed);
    }

    [Fact]
    public async Task A_person_who_is_faster_does_not_stop_the_others()
    {
        var city = new ADemoCity(1);
        var player = city.APlayer();
        await player.Begin(Token);
        await city.Play(player, TimeSpan.FromSeconds(10));
        foreach (var ticket in (await city.Tickets()).Where(ticket => ticket.IsOpen))
        {
            var holder = Actor.Staff(city.Current.Organisation.FindPerson(ticket.Holders[0].UserId)!, city.Current.Organisation);
            Assert.Null((await city.Commands.Handle(holder, "faster", ticket.Id, new ResolveTicket("好了", []), Token)).Refusal);
        }

        await city.Play(player, TimeSpan.FromMinutes(30));
        Assert.Contains(await city.Tickets(), ticket => ticket.Phase == Phase.Closed);
        Assert.InRange((await city.Tickets()).Count, 60, 110);
    }

    [Fact]
    public void There_are_at_least_60_stories_and_each_kind_of_the_catalogue_has_one()
    {
        var stories = DemoStory.LoadAll(Path.Combine(ADemoCity.DataDirectory, DemoSetup.StoriesFile));
        Assert.InRange(stories.Select(story => story.Title).Distinct().Count(), 60, 999);
        Assert.Equal(
            new ADemoCity(1).Current.Catalogue.Kinds.Select(kind => kind.Code).Order(), stories.Select(story => story.Kind).Distinct().Order());
        Assert.All(stories, story => Assert.All(
            (string[])[story.Title, story.Description, story.Solution, story.Result], text => Assert.False(string.IsNullOrWhiteSpace(text))));
    }

    [Fact]
    public void A_fate_is_the_same_in_every_run()
    {
        Assert.Equal(Fate.Of("yanzishan.1a"), Fate.Of("yanzishan.1a"));
        var fates = Enumerable.Range(0, 1_000).Select(i => Fate.Of($"yanzishan.{i}")).ToList();
        Assert.InRange(fates.Count(fate => fate.Answer > 1), 80, 160);
        Assert.InRange(fates.Count(fate => fate.Answer < 0.1), 400, 520);
    }
}
