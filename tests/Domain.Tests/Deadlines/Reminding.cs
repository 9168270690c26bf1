using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Deadlines;

public sealed class Reminding
{
    private const string Steward = "steward-spring-1";

    [Fact]
    public void Whoever_answered_and_did_nothing_is_reminded_every_ten_minutes()
    {
        var ticket = Answered();
        for (var minute = 5; minute <= 40; minute++)
        {
            ticket.ClockAt(minute);
        }

        Assert.Equal([ATicket.At(15), ATicket.At(25), ATicket.At(35)], Due(ticket));
        Assert.Equal([1, 2, 3], ticket.Facts<Reminded>().Select(reminder => reminder.Count));
        Assert.All(ticket.Log.Where(happening => happening.Fact is Reminded), happening => Assert.Equal("system", happening.By));
    }

    [Fact]
    public void An_answer_meets_only_the_response()
    {
        var ticket = Answered();

        Assert.Equal(DeadlineState.Met, ticket.Ticket.Deadlines[0].State);
        Assert.Equal(ATicket.At(30), ticket.Owed(Obligation.Solution).DueAt);
        Assert.Equal(2, ticket.ClockAt(30).Ticket.Rung.Level);
    }

    [Fact]
    public void A_major_matter_is_reminded_of_every_two_hours() =>
        Assert.Equal([ATicket.At(125)], Due(new ATicket("lift-stopped").Do(Steward, 5, new AcknowledgeTicket(null)).ClockAt(125)));

    [Fact]
    public void Nobody_is_reminded_before_the_answer() => Assert.Empty(Due(new ATicket().ClockAt(300)));

    [Fact]
    public void Nobody_is_reminded_of_what_is_planned()
    {
        var ticket = Answered().Do(Steward, 7, new ProposeSolution("换灯"));

        Assert.Null(ticket.Ticket.RemindAt);
        Assert.Empty(Due(ticket.ClockAt(300)));
    }

    [Fact]
    public void Nobody_is_reminded_while_it_stands_still_and_the_rhythm_begins_anew_after_it()
    {
        var ticket = Answered().Do(Steward, 12, new PauseTicket(PauseReason.WaitingForPart, null)).ClockAt(100);
        Assert.Empty(Due(ticket));

        Assert.Equal([ATicket.At(110)], Due(ticket.Do(Steward, 100, new ResumeTicket(null)).ClockAt(112)));
    }

    [Fact]
    public void A_reply_that_ends_a_pause_begins_the_rhythm_anew()
    {
        var city = new SmallCity().WithPolicy(ResponsePolicy.Rule2341 with
        {
            Pauses = [new(PauseReason.WaitingForResident, [Obligation.WrittenReply], Allowance.OfDays(3))],
        });
        var ticket = new ATicket("lift-stopped", city).Do(Steward, 5, new AcknowledgeTicket(null)).ClockAt(125)
            .Do(Steward, 130, new PauseTicket(PauseReason.WaitingForResident, null)).Do(Steward, 600, new ReplyInWriting("明日更换"));

        Assert.Equal(ATicket.At(720), ticket.Ticket.RemindAt);
        Assert.Equal(2, ticket.ClockAt(720).Facts<Reminded>().Last().Count);
    }

    [Fact]
    public void After_an_outage_one_reminder_stands_for_all_and_the_old_rhythm_is_kept()
    {
        var ticket = Answered().ClockAt(48);
        Assert.Equal([ATicket.At(15)], Due(ticket));

        Assert.Equal([ATicket.At(15), ATicket.At(55)], Due(ticket.ClockAt(55)));
    }

    [Fact]
    public void Twelve_reminders_are_enough()
    {
        var ticket = Answered();
        for (var minute = 5; minute <= 400; minute++)
        {
            ticket.ClockAt(minute);
        }

        Assert.Equal(12, Due(ticket).Count());
        Assert.Null(ticket.Ticket.RemindAt);
    }

    [Fact]
    public void Reopened_it_is_answered_and_reminded_of_anew()
    {
        var ticket = Answered().Do(Steward, 8, new ResolveTicket("好", [])).Do("resident", 50, new ReopenTicket("没好")).ClockAt(60);
        Assert.Empty(Due(ticket));

        Assert.Equal([ATicket.At(75)], Due(ticket.Do(Steward, 65, new AcknowledgeTicket(null)).ClockAt(75)));
    }

    [Fact]
    public void A_policy_without_a_rule_reminds_nobody_not_even_of_what_was_answered_before()
    {
        var city = new SmallCity();
        var ticket = new ATicket(city: city).Do(Steward, 5, new AcknowledgeTicket(null));
        city.WithPolicy(ResponsePolicy.Rule2341 with { Reminders = null });
        ticket.Do("admin", 8, new ApplyPolicy("不再催办"));

        Assert.Null(ticket.Ticket.RemindAt);
        Assert.Empty(Due(ticket.ClockAt(28)));
        Assert.Empty(Due(new ATicket(city: city).Do(Steward, 5, new AcknowledgeTicket(null)).ClockAt(28)));
    }

    [Fact]
    public void A_severity_without_a_rule_is_not_reminded_of()
    {
        var policy = ResponsePolicy.Rule2341 with { Reminders = new Dictionary<Severity, ReminderRule> { [Severity.Major] = new(Allowance.OfHours(1), 3) } };

        Assert.Null(policy.TermsFor("lamp-out", "spring", Severity.Ordinary).Reminder);
        Assert.Equal(new ReminderRule(Allowance.OfHours(1), 3), policy.TermsFor("lift-stopped", "spring", Severity.Major).Reminder);
    }

    private static ATicket Answered() => new ATicket().Do(Steward, 5, new AcknowledgeTicket(null));

    private static IEnumerable<DateTimeOffset> Due(ATicket ticket) => ticket.Facts<Reminded>().Select(reminder => reminder.DueAt);
}
