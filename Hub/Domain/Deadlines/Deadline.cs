namespace RedProperty.Realtime.Domain.Deadlines;

/// <summary>Where a deadline stands.</summary>
public enum DeadlineState
{
    Running,
    Met,
    Missed,

    /// <summary>The clock stands still while the ticket is paused; its moments are set anew when it runs again.</summary>
    Paused,

    /// <summary>Neither met nor missed, and owed no more: the matter goes on under another ticket.</summary>
    Lifted,
}

/// <summary>The absolute moment at which an obligation's allowance ends (限时), and what became of it.</summary>
/// <param name="Rung">The level of the ladder that owes it, 1 at the bottom.</param>
/// <param name="From">The moment it is counted from: the acceptance, or the limit that was missed one rung below. Never the moment a late process woke up.</param>
/// <param name="YellowAt">When the yellow card (黄牌) is due.</param>
/// <param name="At">When it was met (server time) or missed (<paramref name="DueAt"/>).</param>
/// <param name="IsYellow">Whether the yellow card has been shown.</param>
/// <param name="CountsFrom">After pauses: <paramref name="From"/>, moved on by the time the clock stood still. Null without one.</param>
/// <param name="Extension">The time that was granted beyond the allowance, in the same kind of time.</param>
public sealed record Deadline(
    Obligation Obligation,
    int Rung,
    Allowance Allowance,
    DateTimeOffset From,
    DateTimeOffset YellowAt,
    DateTimeOffset DueAt,
    DeadlineState State = DeadlineState.Running,
    DateTimeOffset? At = null,
    bool IsYellow = false,
    DateTimeOffset? CountsFrom = null,
    Allowance? Extension = null)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsRunning => State == DeadlineState.Running;

    /// <summary>Neither met nor missed, whether or not its clock stands still.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsOwed => State is DeadlineState.Running or DeadlineState.Paused;

    /// <summary>The next moment at which somebody must look at it: the yellow card, then the deadline.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public DateTimeOffset WakeAt => IsYellow ? DueAt : YellowAt;

    private bool IsInWorkingTime => Allowance.Unit == AllowanceUnit.WorkingHours;

    public static Deadline Start(Term term, int rung, DateTimeOffset from, double yellowShare, WorkingCalendar calendar) =>
        new Deadline(term.Obligation, rung, term.Allowance, from, from, from).Placed(yellowShare, calendar);

    /// <summary>The clock runs again; what was used up before the pause stays used up.</summary>
    internal Deadline RunAgain(DateTimeOffset pausedAt, DateTimeOffset resumedAt, double yellowShare, WorkingCalendar calendar)
    {
        var start = CountsFrom ?? From;
        var countsFrom = IsInWorkingTime
            ? calendar.Back(resumedAt, calendar.Between(start, pausedAt))
            : resumedAt - (pausedAt - start);
        return (this with { State = DeadlineState.Running, CountsFrom = countsFrom }).Placed(yellowShare, calendar);
    }

    /// <summary>More time, counted on from the end of the allowance; a yellow card comes again before the new end.</summary>
    internal Deadline Extended(Allowance length, double yellowShare, WorkingCalendar calendar) =>
        (this with { Extension = length, IsYellow = false }).Placed(yellowShare, calendar);

    /// <summary>Another allowance for the same obligation, counted from the same moment.</summary>
    internal Deadline Within(Allowance allowance, double yellowShare, WorkingCalendar calendar) =>
        (this with { Allowance = allowance, IsYellow = false }).Placed(yellowShare, calendar);

    private Deadline Placed(double yellowShare, WorkingCalendar calendar)
    {
        var start = CountsFrom ?? From;
        var end = Allowance.After(start, 1, calendar);
        return Extension is null
            ? this with { YellowAt = Allowance.After(start, yellowShare, calendar), DueAt = end }
            : this with { YellowAt = Extension.After(end, yellowShare, calendar), DueAt = Extension.After(end, 1, calendar) };
    }
}
