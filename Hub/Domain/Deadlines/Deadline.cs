namespace RedProperty.Realtime.Domain.Deadlines;

/// <summary>Where a deadline stands.</summary>
public enum DeadlineState
{
    Running,
    Met,
    Missed,
}

/// <summary>The absolute moment at which an obligation's allowance ends (限时), and what became of it.</summary>
/// <param name="Rung">The level of the ladder that owes it, 1 at the bottom.</param>
/// <param name="From">The moment it is counted from: the acceptance, or the limit that was missed one rung below. Never the moment a late process woke up.</param>
/// <param name="YellowAt">When the yellow card (黄牌) is due.</param>
/// <param name="At">When it was met (server time) or missed (<paramref name="DueAt"/>).</param>
/// <param name="IsYellow">Whether the yellow card has been shown.</param>
public sealed record Deadline(
    Obligation Obligation,
    int Rung,
    Allowance Allowance,
    DateTimeOffset From,
    DateTimeOffset YellowAt,
    DateTimeOffset DueAt,
    DeadlineState State = DeadlineState.Running,
    DateTimeOffset? At = null,
    bool IsYellow = false)
{
    public bool IsRunning => State == DeadlineState.Running;

    /// <summary>The next moment at which somebody must look at it: the yellow card, then the deadline.</summary>
    public DateTimeOffset WakeAt => IsYellow ? DueAt : YellowAt;

    public static Deadline Start(Term term, int rung, DateTimeOffset from, double yellowShare, WorkingCalendar calendar) => new(
        term.Obligation,
        rung,
        term.Allowance,
        from,
        term.Allowance.After(from, yellowShare, calendar),
        term.Allowance.After(from, 1, calendar));
}
