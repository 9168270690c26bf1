using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Tests.Tickets;

/// <summary>A store may remember a ticket as it was: that saves a reading and changes no answer.</summary>
public sealed class DecidingOnAMemory
{
    private readonly AHouse house = new();

    [Fact]
    public async Task A_fresh_memory_is_written_to_without_reading()
    {
        var id = await Remembered();
        Assert.Null((await house.Do("steward-spring-1", id, new AcknowledgeTicket(null))).Refusal);
        Assert.Equal(Phase.Acknowledged, (await house.Ticket(id)).Phase);
    }

    [Fact]
    public async Task An_old_memory_refuses_nobody()
    {
        var id = await Remembered();
        await house.Do("manager-spring", id, new AssignTicket("manager-spring"));
        house.Time.Advance(TimeSpan.FromSeconds(1));

        // By the memory the steward still holds it; by the truth the manager has taken it and may resolve it.
        Assert.Null((await house.Do("manager-spring", id, new ResolveTicket("修好了", []))).Refusal);
        house.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null((await house.Do("secretary-spring", id, new ConfirmTicket(5, null))).Refusal);
        Assert.Equal(["reported", "assigned", "resolved", "confirmed"], house.Memory.EventsOf("grid/spring-1").Select(it => it.Happening.Fact.Type));
    }

    [Fact]
    public async Task An_old_memory_lets_nobody_do_what_is_no_longer_possible()
    {
        var id = await Remembered();
        await house.Do("steward-spring-1", id, new ResolveTicket("修好了", []));
        house.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(RefusalCode.Conflict, (await house.Do("manager-spring", id, new AcknowledgeTicket(null))).Refusal?.Code);
    }

    [Fact]
    public async Task Of_two_who_write_at_the_same_moment_one_wins_also_on_a_memory()
    {
        var id = await Remembered();
        house.Memory.BeforeNextAppend = () => house.Do("manager-spring", id, new AssignTicket("manager-spring"));

        Assert.Equal(RefusalCode.Conflict, (await house.Do("secretary-spring", id, new EscalateTicket("太慢"))).Refusal?.Code);
        Assert.Equal(["reported", "assigned"], house.Memory.EventsOf("grid/spring-1").Select(it => it.Happening.Fact.Type));
    }

    [Fact]
    public async Task A_command_that_was_carried_out_is_answered_again_and_not_repeated()
    {
        var id = await Remembered();
        var first = await house.Do("steward-spring-1", id, new CommentOnTicket("在路上"), "c-1");
        var again = await house.Do("steward-spring-1", id, new CommentOnTicket("在路上"), "c-1");

        Assert.Equal((false, true), (first.Value!.IsReplayed, again.Value!.IsReplayed));
        Assert.Equal(first.Value.Receipt, again.Value.Receipt);
    }

    private async Task<string> Remembered()
    {
        var id = await house.Reported();
        house.Memory.Memories[id] = await house.Ticket(id);
        return id;
    }
}
