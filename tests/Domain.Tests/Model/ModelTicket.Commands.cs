using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Tests.Model;

/// <content>What people do. Each answers whether it was accepted.</content>
internal sealed partial class ModelTicket
{
    public bool Do(string person, TicketCommand command, ModelPolicy policy)
    {
        if (command is MergeTicket or SplitTicket || IsMerged)
        {
            return command is MergeTicket or SplitTicket && Leads(person) && (command is MergeTicket ? IsOpen && Merge() : IsMerged && SplitOff());
        }

        var isAllowed = command switch
        {
            ApplyPolicy => person == "admin",
            ConfirmTicket or ReopenTicket or CommentOnTicket => person == "resident" || ladder.MayAct(person, Track),
            _ => ladder.MayAct(person, Track),
        };
        return isAllowed && command switch
        {
            CommentOnTicket => true,
            AcknowledgeTicket => Acknowledge(),
            ProposeSolution => IsOpen && Meet(Phase.Planned, Obligation.Response, Obligation.Solution),
            ReplyInWriting => IsOpen && Meet(Phase.Acknowledged, Obligation.Response, Obligation.WrittenReply),
            ResolveTicket => IsOpen && Meet(Phase.Resolved, Enum.GetValues<Obligation>()),
            ConfirmTicket => Phase == Phase.Resolved && Close(),
            ReopenTicket => !IsOpen && Reopen(),
            EscalateTicket => IsOpen && !IsTop && MoveTo(Level + 1),
            ReturnTicket => IsOpen && MoveTo(Level == 1 ? ModelLadder.FirstAboveTheGrid(Track) : Level - 1),
            PauseTicket pause => IsOpen && Stop(pause.Reason),
            ResumeTicket => IsOpen && Pause is not null && EndPause(),
            AskExtension ask => IsOpen && Ask(ask.Obligation, (int)(ask.Minutes * Hours.Minute)),
            GrantExtension => IsOpen && ladder.StandsAbove(person, Track, Level) && Grant(),
            RefuseExtension => IsOpen && ladder.StandsAbove(person, Track, Level) && RefuseWish(),
            ApplyPolicy => IsOpen && PutUnder(policy.Promises[Severity]),
            ReclassifyTicket to => IsOpen && Reclassify(to, policy),
            _ => throw new ArgumentOutOfRangeException(nameof(command)),
        };
    }

    private bool Acknowledge() => IsOpen
        && (Phase == Phase.Reported || Clocks.Exists(clock => clock.Obligation == Obligation.Response))
        && Meet(Phase.Acknowledged, Obligation.Response);

    private bool Meet(Phase phase, params Obligation[] obligations)
    {
        var isAnswer = Phase == Phase.Reported && phase != Phase.Resolved;
        foreach (var clock in Clocks.Where(clock => obligations.Contains(clock.Obligation)).ToList())
        {
            PutAway(clock, isMet: true);
        }

        if (Pause is not null && !Clocks.Exists(clock => clock.IsHalted))
        {
            Pause = null;
            RemindAnew();
        }

        if (isAnswer && promise.Reminder is { } rule)
        {
            remindAt = Now + rule.Every;
        }

        Phase = phase > Phase ? phase : Phase;
        Lapse();
        return true;
    }

    private bool Close()
    {
        Phase = Phase.Closed;
        return true;
    }

    private bool Reopen()
    {
        (Phase, begun, remindAt, reminded) = (Phase.Reported, Now, null, 0);
        past.Clear();
        wishes.Clear();
        StartAll();
        return true;
    }

    private void StartAll() => Clocks = [.. promise.Limits.Select(limit => new Clock(limit.Key, Level, limit.Value, Now))];

    /// <summary>What was promised still runs, and whoever takes it over owes an answer of his own.</summary>
    private bool MoveTo(int level)
    {
        Level = level;
        Clocks.ForEach(clock => clock.Rung = level);
        if (!Clocks.Exists(clock => clock.Obligation == Obligation.Response))
        {
            Clocks.Add(new Clock(Obligation.Response, level, promise.Limits[Obligation.Response], Now));
        }

        PassEmptyPosts();
        return true;
    }

    private bool Stop(PauseReason reason)
    {
        if (Pause is not null || !promise.Pauses.TryGetValue(reason, out var rule))
        {
            return false;
        }

        var stopped = Clocks.Where(clock => rule.Stops.Contains(clock.Obligation)).ToList();
        stopped.ForEach(clock => clock.IsHalted = true);
        Pause = stopped.Count > 0 ? (Now, Now + rule.AtMost) : null;
        return stopped.Count > 0;
    }

    private bool EndPause()
    {
        Pause = null;
        Clocks.ForEach(clock => clock.IsHalted = false);
        Resumed.Add(Now);
        RemindAnew();
        return true;
    }

    private void RemindAnew() => remindAt = remindAt is null ? null : Now + promise.Reminder?.Every;
}
