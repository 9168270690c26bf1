using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Residents;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Tests.Residents;

public sealed class Tracking
{
    private readonly AHouse house = new();

    private TrackTicket Track => new(house.Memory, new ReadTracked(house.Memory), house.City);

    [Fact]
    public async Task The_code_shows_who_holds_it_its_limits_and_what_was_answered_and_not_what_staff_tell_each_other()
    {
        var id = await house.Reported(reporter: new Reporter("郝大名", "13911112222", null));
        await house.Do("steward-spring-1", id, new AcknowledgeTicket("马上到"));
        await house.Do("steward-spring-1", id, new CommentOnTicket("此户难缠"));

        var seen = (await Track.Find(await CodeOf(id), AHouse.Token))!;

        Assert.Equal((Phase.Acknowledged, "spring-1-01"), (seen.Phase, seen.BuildingId));
        Assert.Equal((Role.RedSteward, "spring-1", "steward-spring-1"), seen.Responsible.Select(it => (it.Role, it.PlaceId, it.Name)).Single());
        Assert.Equal([FactTypes.Reported, FactTypes.Acknowledged], seen.Timeline.Select(entry => entry.Fact.Type));
        Assert.True(seen.Timeline[0].By.IsResident);
        Assert.Equal((Role.RedSteward, "steward-spring-1"), (seen.Timeline[1].By.Role, seen.Timeline[1].By.Name));
        Assert.Equal("马上到", Assert.IsType<Acknowledged>(seen.Timeline[1].Fact).Message);
    }

    [Fact]
    public async Task Of_an_office_the_post_is_told_and_not_the_person()
    {
        var id = await house.Reported();
        await house.Do("secretary-spring", id, new EscalateTicket("请街道处理"));
        await house.Do("street", id, new EscalateTicket("请区里处理"));
        await house.Do("district", id, new AcknowledgeTicket(null));

        var seen = (await Track.Find(await CodeOf(id), AHouse.Token))!;

        Assert.All(seen.Responsible, it => Assert.Null(PublishedPosts.NamesHolder(it.Role) ? null : it.Name));
        var last = seen.Timeline[^1].By;
        Assert.Equal((Role.DistrictBureau, null), (last.Role, last.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("none")]
    [InlineData("../../secret")]
    [InlineData("ABC")]
    public async Task Another_code_opens_nothing(string code)
    {
        await house.Reported();

        Assert.Null(await Track.Find(code, AHouse.Token));
    }

    [Fact]
    public async Task A_code_is_long_enough_that_nobody_guesses_it()
    {
        var code = await CodeOf(await house.Reported());

        Assert.True(code.Distinct().Count() > 5);
        Assert.True(code.Length * 5 >= 128, code);
    }

    [Fact]
    public async Task With_the_code_one_speaks_as_the_resident_of_that_ticket_and_of_no_other()
    {
        var (one, other) = (await house.Reported(), await house.Reported());
        var holder = Actor.Holding(await CodeOf(one));

        Assert.Null((await house.Commands.Handle(holder, "c1", one, new CommentOnTicket("快一点"), AHouse.Token)).Refusal);
        Assert.Equal(RefusalCode.Forbidden, (await house.Commands.Handle(holder, "c2", other, new CommentOnTicket("快一点"), AHouse.Token)).Refusal?.Code);
        Assert.Equal(RefusalCode.Forbidden, (await house.Commands.Handle(Actor.Resident, "c3", one, new CommentOnTicket("快一点"), AHouse.Token)).Refusal?.Code);
        Assert.Equal(RefusalCode.Forbidden, (await house.Commands.Handle(holder, "c4", one, new ResolveTicket("x", []), AHouse.Token)).Refusal?.Code);
    }

    [Fact]
    public async Task Not_fixed_counts_as_rework_and_a_rating_closes_it()
    {
        var id = await house.Reported();
        var code = await CodeOf(id);
        var holder = Actor.Holding(code);
        await house.Do("steward-spring-1", id, new ResolveTicket("已换灯泡", []));
        Assert.True((await Track.Find(code, AHouse.Token))!.CanReopen);

        Assert.Null((await house.Commands.Handle(holder, "c1", id, new ReopenTicket("还是不亮"), AHouse.Token)).Refusal);
        var again = (await Track.Find(code, AHouse.Token))!;
        Assert.Equal((1, Phase.Reported, false), (again.Reworks, again.Phase, again.CanRate));

        await house.Do("steward-spring-1", id, new ResolveTicket("又换了", []));
        Assert.Null((await house.Commands.Handle(holder, "c2", id, new ConfirmTicket(4, "好"), AHouse.Token)).Refusal);
        Assert.Equal((4, Phase.Closed), ((await Track.Find(code, AHouse.Token))!.Rating, (await house.Ticket(id)).Phase));
    }

    [Fact]
    public async Task Words_added_with_a_code_come_to_an_end()
    {
        var id = await house.Reported();
        var holder = Actor.Holding(await CodeOf(id));
        for (var i = 0; i < ResidentLimits.MostWords; i++)
        {
            Assert.Null((await house.Commands.Handle(holder, $"w{i}", id, new CommentOnTicket("快一点"), AHouse.Token)).Refusal);
        }

        var refusal = (await house.Commands.Handle(holder, "more", id, new CommentOnTicket("快一点"), AHouse.Token)).Refusal;
        Assert.Equal((RefusalCode.Limited, "text"), (refusal!.Code, refusal.Field));
        await house.Do("steward-spring-1", id, new CommentOnTicket("正在办"));
    }

    [Fact]
    public async Task A_neighbour_who_follows_may_add_words_and_say_that_it_is_not_done_and_leaves_the_rating_to_the_reporter()
    {
        var id = await house.Reported();
        var follow = new FollowTicket(house.Commands, house.Memory);
        var code = (await follow.Follow(Actor.Resident, "f1", id, new Reporter("邻居", "13911113333", null), AHouse.Token)).Value!.TrackingCode;
        var seen = (await Track.Find(code, AHouse.Token))!;
        Assert.Equal((id, true, 1), (seen.TicketId, seen.IsFollower, seen.Followers));
        Assert.Null((await house.Commands.Handle(seen.Speaker, "c1", id, new CommentOnTicket("我家也是"), AHouse.Token)).Refusal);

        await house.Do("steward-spring-1", id, new ResolveTicket("已换灯泡", []));
        Assert.False((await Track.Find(code, AHouse.Token))!.CanRate);
        Assert.Equal(RefusalCode.Forbidden, (await house.Commands.Handle(seen.Speaker, "c2", id, new ConfirmTicket(1, null), AHouse.Token)).Refusal?.Code);
        Assert.Null((await house.Commands.Handle(seen.Speaker, "c3", id, new ReopenTicket("还是不亮"), AHouse.Token)).Refusal);
        var other = await house.Reported();
        Assert.Equal(RefusalCode.Forbidden, (await house.Commands.Handle(seen.Speaker, "c4", other, new CommentOnTicket("?"), AHouse.Token)).Refusal?.Code);
    }

    private async Task<string> CodeOf(string id) => (await house.Ticket(id)).TrackingCode!;
}
