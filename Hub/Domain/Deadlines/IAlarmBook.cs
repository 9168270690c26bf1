namespace RedProperty.Realtime.Domain.Deadlines;

/// <summary>
/// Which seconds have an alarm already, across all processes: one alarm serves every community that is due in its second. Losing the book costs a
/// second alarm or a round of the auditor, never a deadline.
/// </summary>
public interface IAlarmBook
{
    /// <summary>Notes that these communities are due in that second. True: nobody has set its alarm yet, so the caller must, and then <see cref="Keep"/> it.</summary>
    Task<bool> Enter(DateTimeOffset second, IReadOnlyCollection<string> communityIds, CancellationToken cancellation);

    /// <summary>The alarm is set. An entry that is not kept lapses after some seconds, so that a caller who died in between costs no alarm.</summary>
    Task Keep(DateTimeOffset second, CancellationToken cancellation);

    /// <summary>The alarm rings: who is due. Whoever enters the second from now on sets a new alarm.</summary>
    Task<IReadOnlyList<string>> Open(DateTimeOffset second, CancellationToken cancellation);

    /// <summary>Seconds of that span, ends included, whose alarm is set and has not rung, earliest first. The span is at most a minute or two.</summary>
    Task<IReadOnlyList<DateTimeOffset>> Unrung(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation);

    /// <summary>Takes the alarm clock's locks from whoever holds them, dead or hung. Its work may be done twice.</summary>
    Task BreakLocks(CancellationToken cancellation);
}
