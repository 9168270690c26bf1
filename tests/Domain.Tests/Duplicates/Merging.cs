using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Duplicates;

public sealed class Merging
{
    private const string Steward = "steward-spring-1";

    private readonly SmallCity city = new();

    [Fact]
    public void A_merged_ticket_owes_nothing_more_and_is_neither_met_nor_missed()
    {
        var (ticket, into) = (First(), Second());

        ticket.Merge(into, Steward, 10, " 同一盏灯 ");

        Assert.Equal((Phase.Closed, "spring.two", "20261123-0002"), (ticket.Ticket.Phase, ticket.Ticket.MergedInto!.TicketId, ticket.Ticket.MergedInto.Number));
        Assert.All(ticket.Ticket.Deadlines, deadline => Assert.Equal((DeadlineState.Lifted, null), (deadline.State, deadline.At)));
        Assert.Equal((false, null, null), (ticket.Ticket.IsOpen, ticket.Ticket.WakeAt, ticket.Ticket.ResolvedAt));
        Assert.Equal("同一盏灯", ticket.Facts<Merged>().Single().Reason);
        Assert.Empty(ticket.ClockAt(5000).Facts<DeadlineMissed>());
    }

    [Fact]
    public void The_other_goes_on_with_its_own_limits_and_counts_those_who_came_along()
    {
        var (ticket, into) = (First(), Second());
        ticket.Do("resident", 5, new FollowMatter("a", null));
        into.Do("resident", 6, new FollowMatter("b", null));
        var limits = into.Ticket.Deadlines;

        ticket.Merge(into, Steward, 10);

        Assert.Equal(limits, into.Ticket.Deadlines);
        Assert.Equal((3, "spring.one"), (into.Ticket.Followers, Assert.Single(into.Ticket.TakenIn!).TicketId));
        Assert.True(into.Ticket.IsOpen);
    }

    [Fact]
    public void What_had_passed_is_enforced_first_so_that_no_red_card_is_merged_away()
    {
        var (ticket, into) = (First(), Second());

        ticket.Merge(into, "secretary-spring", 21);

        Assert.Equal(Obligation.Response, ticket.Facts<DeadlineMissed>().Single().Obligation);
        Assert.Equal("merged", ticket.Types.Last());
        Assert.Equal(DeadlineState.Missed, ticket.Ticket.Deadlines[0].State);
    }

    [Fact]
    public void Split_again_its_clocks_go_on_where_they_stood()
    {
        var (ticket, into) = (First(), Second());
        ticket.Do(Steward, 5, new AcknowledgeTicket(null)).Merge(into, Steward, 10).Split(into, Steward, 100);

        Assert.Equal((Phase.Acknowledged, null), (ticket.Ticket.Phase, ticket.Ticket.MergedInto));
        Assert.Equal(ATicket.At(120), ticket.Owed(Obligation.Solution).DueAt);
        Assert.Equal(DeadlineState.Met, ticket.Ticket.Deadlines.Single(deadline => deadline.Obligation == Obligation.Response).State);
        Assert.Equal(ATicket.At(120), ticket.ClockAt(125).Facts<DeadlineMissed>().Single().DueAt);
        Assert.Equal((0, null), (into.Ticket.Followers, into.Ticket.TakenIn));
    }

    [Fact]
    public void Who_followed_after_the_merging_stays_with_the_ticket_that_took_it_in()
    {
        var (ticket, into) = (First(), Second());
        ticket.Do("resident", 5, new FollowMatter("a", null)).Merge(into, Steward, 10);
        into.Do("resident", 11, new FollowMatter("b", null));

        ticket.Split(into, Steward, 12);

        Assert.Equal((1, 1), (ticket.Ticket.Followers, into.Ticket.Followers));
    }

    [Fact]
    public void A_pause_ends_with_the_merging_and_does_not_come_back()
    {
        var (ticket, into) = (First(), Second());
        ticket.Do(Steward, 5, new AcknowledgeTicket(null)).Do(Steward, 10, new PauseTicket(PauseReason.WaitingForPart, null))
            .Merge(into, "secretary-spring", 35).Split(into, "secretary-spring", 60);

        Assert.Null(ticket.Ticket.Pause);
        Assert.Equal(ATicket.At(80), ticket.Owed(Obligation.Solution).DueAt);
    }

    [Fact]
    public void Reminders_rest_while_it_is_merged_and_begin_anew()
    {
        var (ticket, into) = (First(), Second());
        ticket.Do(Steward, 5, new AcknowledgeTicket(null)).Merge(into, Steward, 10);
        Assert.Null(ticket.Ticket.RemindAt);

        Assert.Equal(ATicket.At(110), ticket.Split(into, Steward, 100).Ticket.RemindAt);
    }

    [Fact]
    public void While_it_is_merged_nothing_can_be_done_to_it_but_to_split_it()
    {
        var (ticket, into) = (First(), Second());
        ticket.Merge(into, Steward, 10);

        TicketCommand[] commands = [new AcknowledgeTicket(null), new ResolveTicket("好了", []), new ReopenTicket("没好"), new CommentOnTicket("?"), new ConfirmTicket(null, null)];
        Assert.All(commands, command => Assert.Contains("is merged into 20261123-0002", ticket.Refused(Steward, 11, command).Sentence, StringComparison.Ordinal));
        Assert.Contains("follow that one", ticket.Refused("resident", 11, new FollowMatter("c", null)).Sentence, StringComparison.Ordinal);
        Assert.Equal([TicketAction.Split], TicketActions.For(city.Person(Steward), ticket.Ticket, city.Chart));
        Assert.Empty(TicketActions.For(city.Person("worker-spring-1"), ticket.Ticket, city.Chart));
    }

    [Fact]
    public void Only_who_holds_both_or_stands_above_merges_and_splits()
    {
        var (ticket, into) = (First(), Second());

        Assert.Equal(RefusalCode.Forbidden, Refusal(ticket, into, "worker-spring-1").Code);
        Assert.Equal(RefusalCode.Forbidden, Refusal(ticket, into, "steward-spring-2").Code);
        ticket.Merge(into, "manager-spring", 10);
        var split = MergeDecision.Split(ticket.Ticket, into.Ticket, new SplitTicket("x"), city.Person("worker-spring-1"), city.Current, ATicket.At(11));
        Assert.Equal(RefusalCode.Forbidden, split.Refusal?.Code);
    }

    [Fact]
    public void What_cannot_be_merged_is_refused_with_the_reason()
    {
        var (ticket, into) = (First(), Second());
        Assert.Equal("intoTicketId", Refusal(ticket, ticket, Steward).Field);

        var elsewhere = new ATicket(city: city, building: "lake-1-01", id: "lake.one");
        Assert.Equal("intoTicketId", Refusal(ticket, elsewhere, Steward).Field);

        var major = new ATicket("lift-stopped", city, id: "spring.major");
        Assert.Contains("is major and", Refusal(major, into, Steward).Sentence, StringComparison.Ordinal);

        into.Do(Steward, 5, new ResolveTicket("好了", []));
        Assert.Contains("20261123-0002 is no longer open", Refusal(ticket, into, Steward).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void An_ordinary_matter_goes_on_under_a_major_one() =>
        Assert.NotNull(First().Merge(new ATicket("lift-stopped", city, id: "spring.two"), Steward, 10).Ticket.MergedInto);

    [Fact]
    public void Merged_twice_the_second_says_where_it_is()
    {
        var (ticket, into) = (First(), Second());
        ticket.Merge(into, Steward, 10);

        Assert.Contains("is merged into 20261123-0002 already", Refusal(ticket, into, Steward).Sentence, StringComparison.Ordinal);
        Assert.Contains("is merged into none", MergeDecision.Split(into.Ticket, ticket.Ticket, new SplitTicket("x"), city.Person(Steward), city.Current, ATicket.At(11)).Refusal!.Sentence, StringComparison.Ordinal);
    }

    private ATicket First() => new(city: city);

    private ATicket Second() => new(city: city, id: "spring.two");

    private Refusal Refusal(ATicket ticket, ATicket into, string person)
    {
        var decision = MergeDecision.Merge(ticket.Ticket, into.Ticket, new MergeTicket(into.Ticket.Id, null), city.Person(person), city.Current, ATicket.At(10));
        Assert.Empty(decision.Ticket.Concat(decision.Other));
        return decision.Refusal!;
    }
}
