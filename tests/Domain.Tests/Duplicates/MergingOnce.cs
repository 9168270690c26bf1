using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Figures;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Tests.Duplicates;

/// <summary>The use case around two tickets: both or neither, and once.</summary>
public sealed class MergingOnce
{
    private const string Steward = "steward-spring-1";

    private readonly AHouse house = new();

    [Fact]
    public async Task Writes_both_and_answers_again_with_the_first_answer()
    {
        var (ticket, into) = (await house.Reported(), await house.Reported());

        var first = await house.Do(Steward, ticket, new MergeTicket(into, null), "m");
        var again = await house.Do(Steward, ticket, new MergeTicket(into, null), "m");

        Assert.Equal((ticket, 2L, false), (first.Value!.Receipt.TicketId, first.Value.Receipt.Version, first.Value.IsReplayed));
        Assert.Equal((first.Value.Receipt, true), (again.Value!.Receipt, again.Value.IsReplayed));
        Assert.Equal((into, 1), ((await house.Ticket(ticket)).MergedInto!.TicketId, (await house.Ticket(into)).Followers));
    }

    [Fact]
    public async Task Somebody_who_writes_to_the_other_in_between_does_not_tear_them_apart()
    {
        var (ticket, into) = (await house.Reported(), await house.Reported());
        house.Memory.BeforeNextAppend = () => house.Do(Steward, into, new AcknowledgeTicket(null));

        var answer = await house.Do(Steward, ticket, new MergeTicket(into, null));

        Assert.Null(answer.Refusal);
        Assert.Equal(3, (await house.Ticket(into)).Version);
        Assert.NotNull((await house.Ticket(ticket)).MergedInto);
    }

    [Fact]
    public async Task Resolved_in_between_the_other_takes_in_nothing_and_the_first_stays_as_it_was()
    {
        var (ticket, into) = (await house.Reported(), await house.Reported());
        house.Memory.BeforeNextAppend = () => house.Do(Steward, into, new ResolveTicket("好了", []));

        var answer = await house.Do(Steward, ticket, new MergeTicket(into, null));

        Assert.Equal(RefusalCode.Conflict, answer.Refusal?.Code);
        Assert.Equal((1L, null), ((await house.Ticket(ticket)).Version, (await house.Ticket(ticket)).MergedInto));
    }

    [Fact]
    public async Task Merged_crosswise_at_the_same_moment_one_of_them_stays_open()
    {
        var (one, two) = (await house.Reported(), await house.Reported());
        Outcome<CommandAnswer>? crosswise = null;
        house.Memory.BeforeNextAppend = async () => crosswise = await house.Do(Steward, two, new MergeTicket(one, null));

        var answer = await house.Do(Steward, one, new MergeTicket(two, null));

        Assert.Equal((null, RefusalCode.Conflict), (crosswise!.Refusal, answer.Refusal!.Code));
        Assert.Equal((true, false), ((await house.Ticket(one)).IsOpen, (await house.Ticket(two)).IsOpen));
    }

    [Fact]
    public async Task Splitting_finds_the_ticket_that_took_it_in_even_when_that_is_done()
    {
        var (ticket, into) = (await house.Reported(), await house.Reported());
        await house.Do(Steward, ticket, new MergeTicket(into, null));
        await house.Do(Steward, into, new ResolveTicket("好了", []));

        Assert.Null((await house.Do(Steward, ticket, new SplitTicket("不是一回事"))).Refusal);
        Assert.Equal((true, Phase.Resolved), ((await house.Ticket(ticket)).IsOpen, (await house.Ticket(into)).Phase));
        Assert.Equal((await house.Ticket(ticket)).WakeAt, house.Alarm.Armed.Last().WakeAt);
    }

    [Fact]
    public async Task It_is_counted_as_merged_and_not_as_solved()
    {
        var (ticket, into) = (await house.Reported(), await house.Reported());
        await house.Do(Steward, ticket, new MergeTicket(into, null));
        await house.Do(Steward, into, new ResolveTicket("好了", []));

        var figures = await house.Memory.Sum(["spring"], DateOnly.FromDateTime(ATicket.Nine.DateTime), DateOnly.FromDateTime(ATicket.Nine.DateTime), AHouse.Token);
        Assert.Equal((2, 1, 1), (figures[FigureNames.Reported], figures[FigureNames.Merged], figures[FigureNames.Resolved]));
        Assert.Equal(1, figures.Where(figure => figure.Key.StartsWith("met:Solution", StringComparison.Ordinal)).Sum(figure => figure.Value));
    }

    [Fact]
    public async Task A_ticket_that_is_none_is_named_with_its_field()
    {
        var ticket = await house.Reported();

        Assert.Equal("intoTicketId", (await house.Do(Steward, ticket, new MergeTicket("spring.none", null))).Refusal?.Field);
        Assert.Equal("intoTicketId", (await house.Do(Steward, ticket, new MergeTicket("?", null))).Refusal?.Field);
        Assert.Equal("ticketId", (await house.Do(Steward, "spring.none", new SplitTicket("x"))).Refusal?.Field);
        Assert.Equal(RefusalCode.Conflict, (await house.Do(Steward, ticket, new SplitTicket("x"))).Refusal?.Code);
    }
}
