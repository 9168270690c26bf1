using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Tests.Deadlines;

public sealed class PuttingUnderPolicy
{
    private readonly AHouse house = new();

    private PutUnderPolicy Use => new(house.Memory, house.Commands, house.City);

    [Fact]
    public async Task Every_open_ticket_gets_the_limits_of_the_policy_in_force_and_keeps_the_reason()
    {
        string[] open = [await house.Reported(), await house.Reported("lake-1-01")];
        var resolved = await house.Reported();
        await house.Do("steward-spring-1", resolved, new ResolveTicket("好", []));
        house.City.WithPolicy(ResponsePolicy.Rule2341 with { TimeScale = 0.5 });

        var applied = await Run("admin");

        Assert.Equal(new PolicyApplied(2, 0), applied.Value);
        foreach (var id in open)
        {
            var history = await house.Memory.History(id, AHouse.Token);
            Assert.Equal("时限调整", Assert.IsType<LimitsChanged>(history[^1].Happening.Fact).Reason);
            Assert.Equal(ATicket.At(40), (await house.Ticket(id)).NextDueAt);
        }

        Assert.Equal(2, (await house.Ticket(resolved)).Version);
    }

    [Fact]
    public async Task Twice_does_nothing()
    {
        var id = await house.Reported();
        house.City.WithPolicy(ResponsePolicy.Rule2341 with { TimeScale = 0.5 });
        await Run("admin");

        Assert.Equal(new PolicyApplied(1, 0), (await Run("admin")).Value);
        Assert.Equal(new PolicyApplied(0, 1), (await Run("admin", "another")).Value);
        Assert.Equal(2, (await house.Ticket(id)).Version);
    }

    [Fact]
    public async Task The_same_command_goes_on_where_it_stopped()
    {
        await house.Reported();
        house.City.WithPolicy(ResponsePolicy.Rule2341 with { TimeScale = 0.5 });
        await Run("admin");
        house.City.WithPolicy(ResponsePolicy.Rule2341);
        var late = await house.Reported();
        house.City.WithPolicy(ResponsePolicy.Rule2341 with { TimeScale = 0.5 });

        Assert.Equal(new PolicyApplied(2, 0), (await Run("admin")).Value);
        Assert.Equal(2, (await house.Ticket(late)).Version);
    }

    [Fact]
    public async Task A_scope_means_its_own_tickets()
    {
        var spring = await house.Reported();
        var lake = await house.Reported("lake-1-01");
        house.City.WithPolicy(ResponsePolicy.Rule2341 with { TimeScale = 0.5 });

        Assert.Equal(new PolicyApplied(1, 0), (await Run("admin", scope: "lake")).Value);
        Assert.Equal((1, 2), ((await house.Ticket(spring)).Version, (await house.Ticket(lake)).Version));
    }

    [Fact]
    public async Task A_ticket_that_stands_under_it_already_is_left_alone()
    {
        await house.Reported();

        Assert.Equal(new PolicyApplied(0, 1), (await Run("admin")).Value);
    }

    [Theory]
    [InlineData("city")]
    [InlineData("steward-spring-1")]
    public async Task Only_an_administrator_says_otherwise(string person)
    {
        var id = await house.Reported();
        house.City.WithPolicy(ResponsePolicy.Rule2341 with { TimeScale = 0.5 });

        Assert.Equal(RefusalCode.Forbidden, (await Run(person)).Refusal?.Code);
        Assert.Equal(RefusalCode.Forbidden, (await house.Do(person, id, new ApplyPolicy("x"))).Refusal?.Code);
        Assert.Equal(1, (await house.Ticket(id)).Version);
    }

    [Theory]
    [InlineData("", "r", null, "commandId")]
    [InlineData("1234567890123456789012345678901234567", "r", null, "commandId")]
    [InlineData("c", " ", null, "reason")]
    [InlineData("c", "r", "atlantis", "scope")]
    public async Task What_is_wrong_is_named(string commandId, string reason, string? scope, string field) =>
        Assert.Equal(field, (await Use.Run(house.City.Person("admin"), commandId, scope, reason, AHouse.Token)).Refusal?.Field);

    private Task<Outcome<PolicyApplied>> Run(string person, string commandId = "apply", string? scope = null) =>
        Use.Run(house.City.Person(person), commandId, scope, "时限调整", AHouse.Token);
}
