using Microsoft.Extensions.Logging.Abstractions;
using RedProperty.Realtime.Domain.Deliveries;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Tests.Deliveries;

public sealed class Delivering
{
    private readonly AHouse house = new();
    private readonly RecordingChannel channel = new();

    private JudgeDeliveries Judge => new(house.Deliveries, house.Memory, house.City, [channel], house.Time, NullLogger<JudgeDeliveries>.Instance);

    private RecordReceipts Receipts => new(house.Deliveries, house.Memory, house.City, house.Time);

    [Fact]
    public async Task A_matter_that_no_device_of_its_holder_stored_is_marked_after_30_seconds_and_goes_to_the_next_channel()
    {
        var id = await house.Reported();
        house.Time.Advance(TimeSpan.FromSeconds(29.999));
        Assert.Equal(0, await Judge.RunAsync("spring", AHouse.Token));

        house.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await Judge.RunAsync("spring", AHouse.Token));
        Assert.Equal(0, await Judge.RunAsync("spring", AHouse.Token));

        var ticket = await house.Ticket(id);
        var late = Assert.Single(ticket.Undelivered!);
        Assert.Equal(("steward-spring-1", 1, ATicket.Nine), (late.Holder.UserId, late.Of, late.Since));
        var fact = Assert.IsType<Undelivered>(house.Memory.EventsOf("grid/spring-1")[^1].Happening.Fact);
        Assert.Equal(["workGroup"], fact.Channels);
        Assert.Equal((id, "steward-spring-1"), Assert.Single(channel.Told));
    }

    [Fact]
    public async Task What_a_device_stored_in_time_is_delivered_and_says_how_soon_and_to_how_many()
    {
        var id = await house.Reported();
        house.Time.Advance(TimeSpan.FromMilliseconds(400));
        await Store("phone");
        house.Time.Advance(TimeSpan.FromSeconds(1));
        await Store("tablet");
        await Store("tablet");
        house.Time.Advance(TimeSpan.FromMinutes(1));
        await Judge.RunAsync("spring", AHouse.Token);

        var sheet = (await house.Reading.Sheet(house.City.Person("secretary-spring"), id, AHouse.Token)).Value!;
        Assert.Null(sheet.Ticket.Undelivered);
        Assert.Empty(channel.Told);
        Assert.Equal(
            new DeliveryCount("steward-spring-1", TimeSpan.FromSeconds(0.4), 2),
            Assert.Single(DeliveryCount.Of(sheet.History[0], sheet.Deliveries)));
    }

    [Fact]
    public async Task A_device_of_somebody_else_delivers_nothing()
    {
        var id = await house.Reported();
        await Store("tablet", "worker-spring-1");
        house.Time.Advance(TimeSpan.FromSeconds(30));
        await Judge.RunAsync("spring", AHouse.Token);

        Assert.NotNull((await house.Ticket(id)).Undelivered);
    }

    [Fact]
    public async Task Whoever_has_done_something_to_the_matter_has_it()
    {
        var id = await house.Reported();
        await house.Do("steward-spring-1", id, new CommentOnTicket("马上到"));
        house.Time.Advance(TimeSpan.FromSeconds(30));
        await Judge.RunAsync("spring", AHouse.Token);

        Assert.Null((await house.Ticket(id)).Undelivered);
    }

    [Fact]
    public async Task Somebody_elses_word_does_not_deliver_it_to_the_holder()
    {
        var id = await house.Reported();
        await house.Do("worker-spring-1", id, new CommentOnTicket("我看到了"));
        house.Time.Advance(TimeSpan.FromSeconds(30));
        await Judge.RunAsync("spring", AHouse.Token);

        Assert.Equal("steward-spring-1", Assert.Single((await house.Ticket(id)).Undelivered!).Holder.UserId);
    }

    [Fact]
    public async Task What_comes_late_is_marked_as_come_once()
    {
        var id = await house.Reported();
        house.Time.Advance(TimeSpan.FromSeconds(40));
        await Judge.RunAsync("spring", AHouse.Token);
        house.Time.Advance(TimeSpan.FromMinutes(5));
        await Store("phone");
        await Store("tablet");

        Assert.Null((await house.Ticket(id)).Undelivered);
        Assert.Equal(["reported", "undelivered", "delivered"], house.Memory.EventsOf("grid/spring-1").Select(it => it.Happening.Fact.Type));
    }

    [Fact]
    public async Task Who_was_passed_over_by_a_climb_is_no_longer_waited_for()
    {
        var id = await house.Reported();
        house.Time.Advance(TimeSpan.FromMinutes(20));
        await house.Enforcing.RunAsync("spring", AHouse.Token);
        await Judge.RunAsync("spring", AHouse.Token);
        Assert.Null((await house.Ticket(id)).Undelivered);

        house.Time.Advance(TimeSpan.FromSeconds(30));
        await Judge.RunAsync("spring", AHouse.Token);
        var late = Assert.Single((await house.Ticket(id)).Undelivered!);
        Assert.Equal(("manager-spring", ATicket.At(20)), (late.Holder.UserId, late.Since));
    }

    [Fact]
    public async Task A_channel_that_fails_is_told_again_and_the_fact_is_not_written_twice()
    {
        await house.Reported();
        house.Time.Advance(TimeSpan.FromSeconds(30));
        channel.Failures = 2;
        var judged = new List<int>();
        for (var round = 0; round < 4; round++)
        {
            judged.Add(await Judge.RunAsync("spring", AHouse.Token));
        }

        Assert.Equal([0, 0, 1, 0], judged);

        Assert.Single(channel.Told);
        Assert.Single(house.Memory.EventsOf("grid/spring-1"), it => it.Happening.Fact is Undelivered);
    }

    [Fact]
    public async Task Somebody_who_wrote_at_the_same_moment_is_judged_again()
    {
        var id = await house.Reported();
        house.Time.Advance(TimeSpan.FromSeconds(30));
        house.Memory.BeforeNextAppend = () => house.Do("steward-spring-1", id, new AcknowledgeTicket(null));

        Assert.Equal(0, await Judge.RunAsync("spring", AHouse.Token));
        Assert.Equal(1, await Judge.RunAsync("spring", AHouse.Token));
        Assert.Null((await house.Ticket(id)).Undelivered);
    }

    [Fact]
    public async Task Whoever_assigns_a_matter_to_himself_need_not_be_told()
    {
        var id = await house.Reported();
        await Store("phone");
        await house.Do("manager-spring", id, new AssignTicket("manager-spring"));
        house.Time.Advance(TimeSpan.FromSeconds(30));
        await Judge.RunAsync("spring", AHouse.Token);

        Assert.Null((await house.Ticket(id)).Undelivered);
    }

    private Task Store(string device, string user = "steward-spring-1")
    {
        var events = house.Memory.EventsOf("grid/spring-1");
        return Receipts.RunAsync([new DeviceReceipt(events[^1].Feed, user, device, events[^1].Position.Sequence, house.Time.GetUtcNow())], AHouse.Token);
    }

    private sealed class RecordingChannel : INextChannel
    {
        public List<(string TicketId, string UserId)> Told { get; } = [];

        public int Failures { get; set; }

        public string Name => "workGroup";

        public Task Tell(Ticket ticket, IReadOnlyList<UndeliveredHolder> holders, CancellationToken cancellation)
        {
            if (Failures-- > 0)
            {
                throw new HttpRequestException("The group does not answer.");
            }

            Told.AddRange(holders.Select(late => (ticket.Id, late.Holder.UserId)));
            return Task.CompletedTask;
        }
    }
}
