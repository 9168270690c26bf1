using System.Text.Json;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Tickets;

public sealed class Storing
{
    /// <summary>A history in which every kind of fact occurs.</summary>
    private static ATicket Eventful()
    {
        var city = new SmallCity();
        var ticket = new ATicket(city: city, reporter: new Reporter("某", "13800000000", null)).ClockAt(20)
            .Do("manager-spring", 21, new AcknowledgeTicket("在看"))
            .Do("manager-spring", 22, new AssignTicket("steward-spring-1"))
            .Do("steward-spring-1", 23, new ProposeSolution("换灯"))
            .Do("steward-spring-1", 24, new ReclassifyTicket("lift-stopped", null, "是电梯"))
            .Do("steward-spring-1", 25, new ReplyInWriting("今日修复"))
            .Do("steward-spring-1", 26, new EscalateTicket("需社区"))
            .Do("secretary-spring", 27, new ReturnTicket("请经理"))
            .Do("manager-spring", 28, new CommentOnTicket("好"))
            .Do("manager-spring", 29, new ResolveTicket("修好", []))
            .Do("resident", 30, new ReopenTicket("没好"))
            .UnstoredAt(30.5)
            .StoredAt(30.6, "manager-spring")
            .Do("resident", 30.65, new FollowMatter("other-code", new Reporter("邻居", "13900000000", null)))
            .TakeInAndGiveBack("manager-spring", 30.66)
            .UnstoredAt(30.7)
            .Do("manager-spring", 31, new AcknowledgeTicket(null))
            .Do("manager-spring", 32, new PauseTicket(PauseReason.WaitingForResident, "家中无人"))
            .Do("manager-spring", 40, new ResumeTicket("已回"))
            .Do("manager-spring", 41, new AskExtension(Obligation.Solution, 60, "配件明日到"))
            .Do("secretary-spring", 42, new GrantExtension(null, "同意"))
            .Do("manager-spring", 43, new AskExtension(Obligation.WrittenReply, 60, "等厂家"))
            .Do("secretary-spring", 44, new RefuseExtension(Obligation.WrittenReply, "先写"))
            .ClockAt(170);
        city.WithPolicy(ResponsePolicy.Rule2341 with { ExtensionShare = 0.5 });
        return ticket
            .Do("admin", 171, new ApplyPolicy("新规"))
            .Do("manager-spring", 172, new PauseTicket(PauseReason.WaitingForPart, null))
            .Do("manager-spring", 173, new ResolveTicket("修好了", []))
            .Do("resident", 174, new ConfirmTicket(5, "谢谢"))
            .Do("resident", 175, new AddPhotos([PhotoId.Make()], "修好的样子"))
            .Do("secretary-spring", 176, new PublishTicket("样板"))
            .Do("secretary-spring", 177, new UnpublishTicket(null));
    }

    [Fact]
    public void Every_fact_comes_back_from_the_store_as_it_went_in()
    {
        var ticket = Eventful();
        var types = typeof(FactTypes).GetFields().Select(field => (string)field.GetRawConstantValue()!);
        Assert.Empty(types.Except(ticket.Types));

        foreach (var happening in ticket.Log)
        {
            var text = JsonSerializer.Serialize(happening, TicketJson.Default.Happening);
            var back = JsonSerializer.Deserialize(text, TicketJson.Default.Happening)!;
            Assert.Equal(text, JsonSerializer.Serialize(back, TicketJson.Default.Happening));
            Assert.Equal(happening.Fact.GetType(), back.Fact.GetType());
        }
    }

    [Fact]
    public void A_ticket_is_what_its_stored_history_adds_up_to()
    {
        var ticket = Eventful();
        var stored = ticket.Log.Select(happening =>
            JsonSerializer.Deserialize(JsonSerializer.Serialize(happening, TicketJson.Default.Happening), TicketJson.Default.Happening)!).ToList();

        var again = stored.Skip(1).Aggregate(TicketFold.Begin(ticket.Ticket.Id, stored[0]), (folded, happening) => folded.Apply(happening));

        Assert.Equal(Text(ticket.Ticket), Text(again));
        Assert.Equal(ticket.Log.Count, again.Version);
    }

    private static string Text(Ticket ticket) => JsonSerializer.Serialize(ticket, TicketJson.Default.Ticket);
}
