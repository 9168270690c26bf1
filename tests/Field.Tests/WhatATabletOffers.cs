using RedProperty.Realtime.Field.Tasks;
using static RedProperty.Realtime.Field.Tests.SomeTickets;

namespace RedProperty.Realtime.Field.Tests;

public sealed class WhatATabletOffers
{
    [Fact]
    public void A_reported_ticket_of_mine_is_new_and_asks_for_an_answer()
    {
        var task = Task(ATicket());

        Assert.True(task.IsNew);
        Assert.Equal(FieldAction.Acknowledge, task.NextAction);
    }

    [Fact]
    public void One_that_waits_to_be_answered_is_new_no_longer_and_asks_for_the_next_step()
    {
        var task = Task(ATicket(), Unsent("Acknowledge"));

        Assert.False(task.IsNew);
        Assert.Equal(FieldAction.ProposeSolution, task.NextAction);
        Assert.DoesNotContain(FieldAction.Acknowledge, task.Actions);
    }

    [Fact]
    public void The_server_s_word_is_shown_whatever_waits() => Assert.Equal("reported", Task(ATicket(), Unsent("Resolve")).Ticket.Phase);

    [Fact]
    public void Nothing_is_owed_by_me_on_a_colleague_s_ticket_but_words_and_photos()
    {
        var task = Task(ATicket(holder: "person-2"));

        Assert.Null(task.NextAction);
        Assert.Equal([FieldAction.AddPhotos, FieldAction.Comment], task.Actions);
    }

    [Fact]
    public void A_written_reply_is_offered_for_a_major_matter_alone()
    {
        Assert.Contains(FieldAction.ReplyInWriting, Task(ATicket(severity: "major")).Actions);
        Assert.DoesNotContain(FieldAction.ReplyInWriting, Task(ATicket()).Actions);
    }

    [Fact]
    public void The_soonest_limit_that_runs_comes_next_and_what_owes_nothing_comes_last()
    {
        var pressing = Task(ATicket("acknowledged", Me, "ordinary", Limit("response", 20, "met"), Limit("solution", 30), Limit("writtenReply", 240)));
        var calm = Task(ATicket("resolved"));

        Assert.Equal("solution", pressing.Next!.Obligation);
        Assert.Null(calm.Next);
        Assert.Equal([pressing, calm], new[] { calm, pressing }.OrderBy(task => task.Order));
    }
}
