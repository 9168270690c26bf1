using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Tests.Model;

/// <summary>
/// Who must be at which rung when, by somebody with a stopwatch for each limit: time passes in half minutes, a stopwatch that reaches its limit is a
/// miss, a miss lifts the matter one rung and starts the next rung's stopwatch. Outages do not exist here: the model never sleeps.
/// </summary>
internal sealed partial class ModelTicket
{
    private readonly ModelLadder ladder;
    private readonly List<(Obligation Obligation, int From, bool IsMet)> past = [];
    private readonly List<(Obligation Obligation, int Length, bool IsOpen)> wishes = [];
    private Promise promise;
    private int begun;
    private int? remindAt;
    private int? unsent;
    private int reminded;

    public ModelTicket(ModelLadder ladder, string kind, ModelPolicy policy)
    {
        this.ladder = ladder;
        Kind = kind;
        (Track, Severity) = Kinds[kind];
        promise = policy.Promises[Severity];
        StartAll();
        PassEmptyPosts();
    }

    public static Dictionary<string, (Track Track, Severity Severity)> Kinds { get; } = new()
    {
        ["lamp-out"] = (Track.Property, Severity.Ordinary),
        ["lift-stopped"] = (Track.Property, Severity.Major),
        ["corridor-clutter"] = (Track.Grid, Severity.Ordinary),
        ["illegal-construction"] = (Track.Department, Severity.Ordinary),
    };

    public int Now { get; private set; }

    public string Kind { get; private set; }

    public Track Track { get; private set; }

    public Severity Severity { get; private set; }

    public Phase Phase { get; private set; }

    public int Level { get; private set; } = 1;

    public string Holder => ModelLadder.PersonAt(Track, Level);

    public List<Clock> Clocks { get; private set; } = [];

    /// <summary>Null while nothing stands still.</summary>
    public (int Since, int Until)? Pause { get; private set; }

    /// <summary>Each miss: what, whose, and when.</summary>
    public List<(Obligation Obligation, int Rung, int At)> Missed { get; } = [];

    /// <summary>Each yellow card: what, whose, and for which limit.</summary>
    public List<(Obligation Obligation, int Rung, int Due)> Yellow { get; } = [];

    public List<int> Reminders { get; } = [];

    public List<int> Resumed { get; } = [];

    /// <summary>Whether somebody waits for more time.</summary>
    public bool IsAsked => wishes.Exists(wish => wish.IsOpen);

    private bool IsOpen => Phase < Phase.Resolved;

    private bool IsTop => Level == ModelLadder.Top(Track);

    /// <summary>Time passes. Reminders are due in their rhythm, but sent only when somebody is awake.</summary>
    public void Advance(int to, bool isAwake)
    {
        while (Now < to)
        {
            var isDue = false;
            foreach (var clock in Clocks)
            {
                isDue |= clock.Pass(Now);
            }

            Now++;
            if (isDue)
            {
                LookAtClocks();
            }

            if (Pause?.Until == Now)
            {
                EndPause();
            }

            LookAtReminders();
            if (isAwake)
            {
                SendReminder();
            }
        }
    }

    /// <summary>Somebody is awake now.</summary>
    public void Settle()
    {
        LookAtClocks();
        SendReminder();
    }

    private void LookAtClocks()
    {
        foreach (var clock in Clocks.Where(clock => !clock.IsHalted).OrderBy(clock => clock.Obligation).ToList())
        {
            if (clock.Used >= clock.Yellow && !clock.IsYellow)
            {
                clock.IsYellow = true;
                Yellow.Add((clock.Obligation, clock.Rung, clock.DueAfter(Now)));
            }

            if (clock.Used == clock.End)
            {
                Miss(clock);
            }
        }
    }

    private void Miss(Clock clock)
    {
        Missed.Add((clock.Obligation, clock.Rung, Now));
        PutAway(clock, isMet: false);
        Lapse();
        if (!IsTop)
        {
            Level++;
            Clocks.Add(new Clock(clock.Obligation, Level, clock.Limit, Now));
            PassEmptyPosts();
        }
    }

    private void PutAway(Clock clock, bool isMet)
    {
        Clocks.Remove(clock);
        past.Add((clock.Obligation, clock.From, isMet));
    }

    private void LookAtReminders()
    {
        if (remindAt == Now && Phase == Phase.Acknowledged && Pause is null && promise.Reminder is { } rule)
        {
            unsent ??= Now;
            remindAt = reminded + 1 < rule.AtMost ? Now + rule.Every : null;
        }
    }

    /// <summary>One for all that were due while everybody slept.</summary>
    private void SendReminder()
    {
        if (unsent is { } due)
        {
            Reminders.Add(due);
            reminded++;
            unsent = null;
        }
    }

    private void PassEmptyPosts()
    {
        while (ladder.IsVacant(Track, Level) && !IsTop)
        {
            Clocks.Where(clock => clock.Rung == Level).ToList().ForEach(clock => clock.Rung++);
            Level++;
        }
    }
}
