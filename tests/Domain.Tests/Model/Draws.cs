using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Tests.Model;

/// <summary>What happens next, by lot.</summary>
internal sealed class Draws(Random random, IReadOnlyCollection<Obligation> workOnly)
{
    public ModelPolicy Policy() => ModelPolicy.Draw(random, workOnly);

    /// <summary>Mostly minutes, sometimes hours, seldom days.</summary>
    public int Wait() => random.Next(40) switch
    {
        0 => random.Next(1, 4 * Hours.Day),
        < 4 => random.Next(1, 12 * Hours.Hour),
        < 16 => random.Next(1, 90 * Hours.Minute),
        _ => random.Next(1, 12 * Hours.Minute),
    };

    public (string Person, TicketCommand Command) Command(ModelTicket model, ModelLadder ladder)
    {
        var person = random.Next(3) == 0 || ladder.IsVacant(model.Track, model.Level) ? ModelLadder.Draw(random, model.Track) : model.Holder;
        if (model.IsAsked && random.Next(3) > 0)
        {
            return (ModelLadder.Draw(random, model.Track), random.Next(4) == 0 ? new RefuseExtension(null, "不行") : new GrantExtension(null, null));
        }

        if (model.IsMerged && random.Next(3) > 0)
        {
            return (person, new SplitTicket("不是一回事"));
        }

        return model.Phase >= Phase.Resolved && random.Next(3) > 0
            ? ("resident", random.Next(3) == 0 ? new ConfirmTicket(null, null) : new ReopenTicket("没好"))
            : random.Next(33) switch
            {
                0 => (person, new CommentOnTicket("好")),
                32 => (person, new MergeTicket(History.OtherId, null)),
                < 4 => (person, new AcknowledgeTicket(null)),
                < 6 => (person, new ProposeSolution("换灯")),
                < 8 => (person, new ReplyInWriting("明日")),
                8 => (person, new ResolveTicket("好了", [])),
                9 => (person, new EscalateTicket("做不了")),
                < 12 => (person, new ReturnTicket("不归我")),
                < 17 => (person, new PauseTicket((PauseReason)random.Next(2), null)),
                < 20 => (person, new ResumeTicket(null)),
                < 27 => (person, Ask(model)),
                27 => (ModelLadder.Draw(random, model.Track), new GrantExtension(null, null)),
                < 30 => (random.Next(5) == 0 ? person : "admin", new ApplyPolicy("新规")),
                _ => (person, new ReclassifyTicket(
                    random.Next(2) == 0 ? model.Kind : ModelTicket.Kinds.Keys.ElementAt(random.Next(ModelTicket.Kinds.Count)), (Severity)random.Next(2), "改类")),
            };
    }

    /// <summary>A whole number of half minutes, and so are three quarters of it.</summary>
    private AskExtension Ask(ModelTicket model)
    {
        var obligation = model.Clocks.Count > 0 && random.Next(4) > 0 ? model.Clocks[^1].Obligation : (Obligation)random.Next(3);
        return new(obligation, random.Next(0, 10) * (workOnly.Contains(obligation) ? 30 : random.Next(1, 5) * 4), "要登高车");
    }
}
