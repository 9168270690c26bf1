using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Tests.Duplicates;

public sealed class Following
{
    private const string Steward = "steward-spring-1";

    private readonly AHouse house = new();

    private FollowTicket Follow => new(house.Commands, house.Memory);

    private ReadTracked Tracked => new(house.Memory);

    [Fact]
    public async Task A_follower_gets_a_code_of_his_own_that_opens_the_same_ticket()
    {
        var ticket = await house.Reported();

        var answer = await Follow.Follow(Actor.Resident, "f1", ticket, new Reporter("邻居", "13900000000", null), AHouse.Token);
        var other = await Follow.Follow(Actor.Resident, "f2", ticket, null, AHouse.Token);

        Assert.Equal((ticket, 1), (answer.Value!.TicketId, answer.Value.Followers));
        Assert.Equal(2, other.Value!.Followers);
        Assert.NotEqual(answer.Value.TrackingCode, other.Value.TrackingCode);
        var tracked = await Tracked.Find(answer.Value.TrackingCode, AHouse.Token);
        Assert.Equal((ticket, true, false), (tracked!.Current.Id, tracked.IsFollower, tracked.IsMerged));
        Assert.False((await Tracked.Find(tracked.Own.TrackingCode, AHouse.Token))!.IsFollower);
    }

    [Fact]
    public async Task Sent_twice_it_counts_once_and_the_code_is_the_first()
    {
        var ticket = await house.Reported();

        var first = await Follow.Follow(Actor.Resident, "f", ticket, null, AHouse.Token);
        await Follow.Follow(Actor.Resident, "other", ticket, null, AHouse.Token);
        var again = await Follow.Follow(Actor.Resident, "f", ticket, null, AHouse.Token);

        Assert.Equal(first.Value!.TrackingCode, again.Value!.TrackingCode);
        Assert.Equal(2, (await house.Ticket(ticket)).Followers);
    }

    [Fact]
    public async Task A_command_id_that_was_used_for_something_else_follows_nothing()
    {
        var ticket = await house.Reported();
        await Follow.Follow(Actor.Resident, "f", ticket, null, AHouse.Token);
        await house.Commands.Handle(Actor.Holding((await house.Ticket(ticket)).TrackingCode!), "used", ticket, new CommentOnTicket("好"), AHouse.Token);

        Assert.Equal(RefusalCode.Conflict, (await Follow.Follow(Actor.Resident, "used", ticket, null, AHouse.Token)).Refusal?.Code);
        Assert.Equal(1, (await house.Ticket(ticket)).Followers);
    }

    [Fact]
    public async Task Codes_of_both_tickets_open_the_one_that_goes_on()
    {
        var (ticket, into) = (await house.Reported(), await house.Reported());
        var before = await Follow.Follow(Actor.Resident, "f", ticket, null, AHouse.Token);
        await house.Do(Steward, ticket, new MergeTicket(into, null));
        var after = await Follow.Follow(Actor.Resident, "g", ticket, null, AHouse.Token);

        Assert.Equal(into, after.Value!.TicketId);
        foreach (var code in (string?[])[(await house.Ticket(ticket)).TrackingCode, before.Value!.TrackingCode, after.Value.TrackingCode])
        {
            Assert.Equal(into, (await Tracked.Find(code, AHouse.Token))!.Current.Id);
        }

        await house.Do(Steward, ticket, new SplitTicket("不是一回事"));
        Assert.Equal(ticket, (await Tracked.Find(before.Value.TrackingCode, AHouse.Token))!.Current.Id);
        Assert.Equal(into, (await Tracked.Find(after.Value.TrackingCode, AHouse.Token))!.Current.Id);
    }

    [Fact]
    public async Task What_is_merged_twice_is_found_at_its_end()
    {
        var (one, two, three) = (await house.Reported(), await house.Reported(), await house.Reported());
        await house.Do(Steward, one, new MergeTicket(two, null));
        await house.Do(Steward, two, new MergeTicket(three, null));

        Assert.Equal(three, (await Tracked.Find((await house.Ticket(one)).TrackingCode, AHouse.Token))!.Current.Id);
        Assert.Equal(2, (await house.Ticket(three)).Followers);
    }

    [Fact]
    public async Task Only_those_who_hold_the_ticket_see_who_follows_it()
    {
        var ticket = await house.Reported(reporter: new Reporter("王", "13800000000", null));
        await Follow.Follow(Actor.Resident, "f", ticket, new Reporter("邻居", "13900000000", null), AHouse.Token);

        var holder = await house.Reading.Sheet(house.City.Person(Steward), ticket, AHouse.Token);
        var other = await house.Reading.Sheet(house.City.Person("secretary-spring"), ticket, AHouse.Token);

        Assert.Equal("13900000000", Assert.Single(holder.Value!.Neighbours).Phone);
        Assert.Empty(other.Value!.Neighbours);
    }

    [Fact]
    public async Task Nobody_follows_what_is_done_or_is_none_or_lies_outside_his_posts()
    {
        var ticket = await house.Reported();

        Assert.Equal(RefusalCode.Forbidden, (await Follow.Follow(house.City.Person("steward-lake-1"), "a", ticket, null, AHouse.Token)).Refusal?.Code);
        Assert.Equal("ticketId", (await Follow.Follow(Actor.Resident, "b", "spring.none", null, AHouse.Token)).Refusal?.Field);
        Assert.Equal("phone", (await Follow.Follow(Actor.Resident, "c", ticket, new Reporter(null, new string('1', 101), null), AHouse.Token)).Refusal?.Field);
        await house.Do(Steward, ticket, new ResolveTicket("好了", []));
        Assert.Equal(RefusalCode.Conflict, (await Follow.Follow(Actor.Resident, "d", ticket, null, AHouse.Token)).Refusal?.Code);
    }

    [Fact]
    public void Following_is_in_nobodys_way()
    {
        var ticket = new ATicket().Do("resident", 1, new FollowMatter("a", null));

        Assert.Equal((2L, 1L), (ticket.Ticket.Version, ticket.Ticket.HandVersion));
    }

    [Fact]
    public void Five_hundred_are_enough()
    {
        var ticket = new ATicket().Ticket with { Followers = FollowTicket.MostFollowers };

        var decision = TicketDecision.Decide(ticket, new FollowMatter("a", null), Actor.Resident, house.City.Current, ATicket.At(1));

        Assert.Contains("it is known", decision.Refusal!.Sentence, StringComparison.Ordinal);
    }
}
