using System.Text.Json;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Tests.Deadlines;

public sealed class PromisedTerms
{
    private static readonly Terms Major = ResponsePolicy.Rule2341.TermsFor("lift-stopped", "spring", Severity.Major);

    public static TheoryData<Terms> Others =>
    [
        Major with { YellowShare = 0.5 },
        Major with { ExtensionShare = 0.5 },
        Major with { Reminder = null },
        Major with { Reminder = Major.Reminder! with { AtMost = 3 } },
        Major with { Limits = [.. Major.Limits.Skip(1)] },
        Major with { Limits = [Major.Limits[0] with { Allowance = Allowance.OfMinutes(21) }, .. Major.Limits.Skip(1)] },
        Major with { Pauses = null },
        Major with { Pauses = [.. Major.Pauses!.Take(1)] },
        Major with { Pauses = [Major.Pauses![0] with { Stops = [Obligation.Solution] }, Major.Pauses[1]] },
        Major with { Pauses = [Major.Pauses![0] with { AtMost = Allowance.OfDays(4) }, Major.Pauses[1]] },
    ];

    [Fact]
    public void The_same_policy_promises_the_same()
    {
        var again = ResponsePolicy.Rule2341.TermsFor("lift-stopped", "lake", Severity.Major);

        Assert.Equal(Major, again);
        Assert.Equal(Major.GetHashCode(), again.GetHashCode());
        Assert.True(Major with { Pauses = null } == Major with { Pauses = [] });
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void Whatever_differs_is_another_promise(Terms other)
    {
        Assert.NotEqual(Major, other);
        Assert.False(Major.Equals(null));
    }

    [Fact]
    public void What_comes_back_from_the_store_is_the_same_promise()
    {
        var ticket = new ATicket("lift-stopped").Ticket;

        var back = JsonSerializer.Deserialize(JsonSerializer.Serialize(ticket, TicketJson.Default.Ticket), TicketJson.Default.Ticket)!;

        Assert.Equal(ticket.Terms, back.Terms);
    }

    [Fact]
    public void The_demonstrations_clock_shortens_pauses_and_reminders_too()
    {
        var quick = (ResponsePolicy.Rule2341 with { TimeScale = 60 }).TermsFor("lamp-out", "spring", Severity.Ordinary);

        Assert.Equal(TimeSpan.FromMinutes(72), quick.PauseFor(PauseReason.WaitingForResident)!.AtMost.Length);
        Assert.Equal(TimeSpan.FromSeconds(10), quick.Reminder!.Every.Length);
    }
}
