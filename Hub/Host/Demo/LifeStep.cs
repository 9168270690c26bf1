using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Host.Demo;

/// <summary>The next thing that happens to an invented ticket.</summary>
internal sealed record LifeStep(DateTimeOffset DueAt, TicketCommand Command, bool IsByResident = false)
{
    /// <summary>A day is too long to watch: a major matter is solved in this share of what an ordinary fate would take.</summary>
    private const double MajorPace = 0.08;

    /// <summary>Between two steps of the same person, as a share of the response's allowance: half a minute at the true pace.</summary>
    private const double Breath = 0.025;

    private static readonly string[] Answers =
        ["收到，马上到现场查看。", "您好，已安排人员，二十分钟内到。", "收到，正在联系师傅。", "已看到，先去现场核实情况。", "您好，我来负责，随时和您联系。"];

    /// <summary>Null when the story is over.</summary>
    public static LifeStep? After(Ticket ticket, DemoStory? story)
    {
        var fate = Fate.Of(ticket.Id);
        return ticket.Phase switch
        {
            Phase.Reported => new LifeStep(AnswerAt(ticket, fate), new AcknowledgeTicket(Answers[fate.Rating * ticket.Title.Length % Answers.Length])),
            Phase.Acknowledged => WhileAcknowledged(ticket, fate, story),
            Phase.Planned when OwesReply(ticket) => Reply(ticket, fate, story),
            Phase.Planned => new LifeStep(
                ticket.UpdatedAt + Share(ticket, Obligation.Response, fate.Finish), new ResolveTicket(story?.Result ?? "已处理完毕。", [])),
            Phase.Resolved => WhileResolved(ticket, fate),
            _ => null,
        };
    }

    private static LifeStep WhileAcknowledged(Ticket ticket, Fate fate, DemoStory? story)
    {
        var solveAt = Later(
            ticket.ReportedAt + Share(ticket, Obligation.Solution, ticket.Severity == Severity.Major ? fate.Solve * MajorPace : fate.Solve),
            ticket.UpdatedAt + Share(ticket, Obligation.Response, Breath));
        if (OwesReply(ticket) && Reply(ticket, fate, story) is { } reply && reply.DueAt < solveAt)
        {
            return reply;
        }

        return fate.NeedsHelp && ticket.Rung.Level == 1
            ? new LifeStep(solveAt, new EscalateTicket("本级力量不足，请上级协调。"))
            : new LifeStep(solveAt, new ProposeSolution(story?.Solution ?? "已现场核实，今天安排处理。"));
    }

    private static LifeStep? WhileResolved(Ticket ticket, Fate fate)
    {
        var at = ticket.UpdatedAt + Share(ticket, Obligation.Response, fate.Confirm);
        return fate.IsNotFixed && ticket.Reworks == 0
            ? new LifeStep(at, new ReopenTicket("问题还在，麻烦再来看一下。"), IsByResident: true)
            : new LifeStep(at, new ConfirmTicket(fate.Rating, fate.Rating == 5 ? "处理得很快，谢谢！" : null), IsByResident: true);
    }

    private static LifeStep Reply(Ticket ticket, Fate fate, DemoStory? story) => new(
        Later(
            ticket.ReportedAt + Share(ticket, Obligation.WrittenReply, fate.Reply),
            ticket.UpdatedAt + Share(ticket, Obligation.Response, Breath)),
        new ReplyInWriting($"您反映的“{ticket.Title}”已经核实。{story?.Solution ?? "现已安排处理。"}办理进展将及时告知。"));

    private static DateTimeOffset AnswerAt(Ticket ticket, Fate fate) => ticket.Reworks == 0
        ? ticket.ReportedAt + Share(ticket, Obligation.Response, fate.Answer)
        : ticket.UpdatedAt + Share(ticket, Obligation.Response, 0.1);

    private static bool OwesReply(Ticket ticket) =>
        ticket.Deadlines.Any(deadline => deadline.IsRunning && deadline.Obligation == Obligation.WrittenReply);

    /// <summary>The allowance on the ticket is that of the demo's clock already, so life keeps its pace at every time scale.</summary>
    private static TimeSpan Share(Ticket ticket, Obligation obligation, double share) =>
        (ticket.Terms.AllowanceFor(obligation)?.Length ?? TimeSpan.FromMinutes(20)) * share;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
