using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Figures;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Tests.Tickets;

public sealed class HandlingCommands
{
    private const string Steward = "steward-spring-1";

    private readonly AHouse house = new();

    [Fact]
    public async Task A_report_gets_a_number_an_id_in_its_community_and_an_alarm_for_the_yellow_card()
    {
        var first = await house.Ticket(await house.Reported());
        var second = await house.Ticket(await house.Reported());

        Assert.StartsWith("spring.", first.Id, StringComparison.Ordinal);
        Assert.Equal(("20261123-0001", "20261123-0002"), (first.Number, second.Number));
        Assert.NotEqual(first.TrackingCode, second.TrackingCode);
        Assert.Equal(("spring", ATicket.At(15)), house.Alarm.Armed.First());
    }

    [Fact]
    public async Task The_same_command_id_takes_effect_once()
    {
        var report = await house.Commands.Report(Actor.Resident, "r", AHouse.AReport(), AHouse.Token);
        var again = await house.Commands.Report(Actor.Resident, "r", AHouse.AReport(), AHouse.Token);
        Assert.Equal((false, true), (report.Value!.IsReplayed, again.Value!.IsReplayed));
        Assert.Equal(report.Value.Receipt, again.Value.Receipt);

        var id = report.Value.Receipt.TicketId;
        var first = await house.Do(Steward, id, new AcknowledgeTicket(null), "a");
        var second = await house.Do(Steward, id, new AcknowledgeTicket(null), "a");
        Assert.Equal(first.Value!.Receipt, second.Value!.Receipt);
        Assert.True(second.Value.IsReplayed);
        Assert.Equal(2, house.Memory.EventsOf("grid/spring-1").Count);
    }

    [Fact]
    public async Task The_same_command_id_of_two_people_is_two_commands()
    {
        var id = await house.Reported();
        await house.Do(Steward, id, new CommentOnTicket("一"), "x");
        var other = await house.Do("manager-spring", id, new CommentOnTicket("二"), "x");

        Assert.False(other.Value!.IsReplayed);
    }

    [Fact]
    public async Task Of_two_writers_one_wins_and_the_other_is_told()
    {
        var id = await house.Reported();
        house.Memory.BeforeNextAppend = async () => Assert.Null((await house.Do("manager-spring", id, new ProposeSolution("换灯"))).Refusal);

        var loser = await house.Do(Steward, id, new ProposeSolution("修灯"));

        Assert.Equal(RefusalCode.Conflict, loser.Refusal?.Code);
    }

    [Fact]
    public async Task The_clock_writing_in_between_is_no_conflict()
    {
        var id = await house.Reported();
        house.Time.Advance(TimeSpan.FromMinutes(15));
        house.Memory.BeforeNextAppend = async () => Assert.Equal(1, (await house.Enforcing.RunAsync("spring", AHouse.Token)).Tickets);

        var answer = await house.Do(Steward, id, new AcknowledgeTicket(null));

        Assert.Null(answer.Refusal);
        Assert.Equal(3, answer.Value!.Receipt.Version);
    }

    [Fact]
    public async Task Two_comments_at_once_both_count()
    {
        var id = await house.Reported();
        house.Memory.BeforeNextAppend = () => house.Do("manager-spring", id, new CommentOnTicket("一"));

        Assert.Null((await house.Do(Steward, id, new CommentOnTicket("二"))).Refusal);
        Assert.Equal(3, (await house.Ticket(id)).Version);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789")]
    public async Task A_command_needs_an_id_of_its_own(string commandId)
    {
        var id = await house.Reported();

        Assert.Equal("commandId", (await house.Do(Steward, id, new AcknowledgeTicket(null), commandId)).Refusal?.Field);
        Assert.Equal("commandId", (await house.Commands.Report(Actor.Resident, commandId, AHouse.AReport(), AHouse.Token)).Refusal?.Field);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("spring.")]
    [InlineData("SPRING.x")]
    [InlineData("spring.unknown")]
    [InlineData("")]
    public async Task An_unknown_ticket_is_not_found(string ticketId) =>
        Assert.Equal(RefusalCode.NotFound, (await house.Do(Steward, ticketId, new AcknowledgeTicket(null))).Refusal?.Code);

    [Fact]
    public async Task What_is_refused_leaves_no_trace()
    {
        Assert.Equal("kind", (await house.Commands.Report(Actor.Resident, "r", AHouse.AReport(kind: "x"), AHouse.Token)).Refusal?.Field);
        var id = await house.Reported();
        await house.Do("worker-lake-1", id, new AcknowledgeTicket(null));

        Assert.Single(house.Memory.EventsOf("grid/spring-1"));
        Assert.Equal("20261123-0001", (await house.Ticket(id)).Number);
    }

    [Fact]
    public async Task The_days_figures_say_what_was_solved_where_and_what_was_in_time()
    {
        var quick = await house.Reported();
        var slow = await house.Reported();
        await house.Do(Steward, quick, new ResolveTicket("好了", []));
        house.Time.Advance(TimeSpan.FromMinutes(31));
        await house.Enforcing.RunAsync("spring", AHouse.Token);
        await house.Do("secretary-spring", slow, new ResolveTicket("好了", []));
        await house.Do(Steward, quick, new ConfirmTicket(5, null));
        await house.Do(Steward, slow, new ReopenTicket("没好"));
        await house.Do("secretary-spring", slow, new ReturnTicket("请管家"));

        var day = DateOnly.FromDateTime(ATicket.Nine.DateTime);
        var figures = await house.Memory.Sum(["spring"], day, day, AHouse.Token);

        long Of(string name) => figures.GetValueOrDefault(name);
        Assert.Equal((2, 2, 1, 1, 1), (Of(FigureNames.Reported), Of(FigureNames.Resolved), Of(FigureNames.Confirmed), Of(FigureNames.Reopened), Of(FigureNames.Returned)));
        Assert.Equal((1, 1), (Of(FigureNames.ResolvedAt(PlaceLevel.Grid)), Of(FigureNames.ResolvedAt(PlaceLevel.Community))));
        Assert.Equal((1, 1), (Of(FigureNames.EscalatedTo(PlaceLevel.Grid)), Of(FigureNames.EscalatedTo(PlaceLevel.Community))));
        Assert.Equal((1, 1), (Of(FigureNames.MetInTime(Domain.Deadlines.Obligation.Response)), Of(FigureNames.MetInTime(Domain.Deadlines.Obligation.Solution))));
        Assert.Equal((1, 1), (Of(FigureNames.Missed(Domain.Deadlines.Obligation.Response)), Of(FigureNames.Missed(Domain.Deadlines.Obligation.Solution))));
    }

    [Fact]
    public async Task A_command_sent_twice_at_once_is_done_once_and_both_are_told_so()
    {
        var id = await house.Reported();
        await house.Do(Steward, id, new AcknowledgeTicket(null), "a");
        var commands = new HandleTicketCommand(new TornStore(house.Memory), house.City, house.Alarm, house.Time);

        var second = await commands.Handle(house.City.Person(Steward), "a", id, new AcknowledgeTicket(null), AHouse.Token);

        Assert.True(second.Value?.IsReplayed);
    }

    /// <summary>A store whose reader looked for the receipt just before the other sending of the same command wrote it, and at the ticket just after.</summary>
    private sealed class TornStore(ITicketStore store) : ITicketStore
    {
        public Task<LoadedTicket> Load(string ticketId, string? commandKey, CancellationToken cancellation) => store.Load(ticketId, null, cancellation);

        public Task<CommandReceipt?> FindReceipt(string communityId, string commandKey, CancellationToken cancellation) =>
            store.FindReceipt(communityId, commandKey, cancellation);

        public Task<AppendResult> Append(TicketChange change, CancellationToken cancellation) => store.Append(change, cancellation);

        public Task<IReadOnlyList<HistoryEntry>> History(string ticketId, CancellationToken cancellation) => store.History(ticketId, cancellation);

        public Task<long> NextNumber(string communityId, DateOnly day, CancellationToken cancellation) => store.NextNumber(communityId, day, cancellation);

        public Task<string?> FindByTrackingCode(string trackingCode, CancellationToken cancellation) => store.FindByTrackingCode(trackingCode, cancellation);

        public Task<IReadOnlyList<Ticket?>> LoadAll(string communityId, IReadOnlyList<string> ticketIds, CancellationToken cancellation) =>
            store.LoadAll(communityId, ticketIds, cancellation);

        public Task<IReadOnlyList<AppendResult>> AppendAll(IReadOnlyList<TicketChange> changes, CancellationToken cancellation) =>
            store.AppendAll(changes, cancellation);

        public Task<AppendResult> AppendTogether(IReadOnlyList<TicketChange> changes, CancellationToken cancellation) =>
            store.AppendTogether(changes, cancellation);
    }
}
