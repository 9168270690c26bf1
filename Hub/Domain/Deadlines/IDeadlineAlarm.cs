namespace RedProperty.Realtime.Domain.Deadlines;

/// <summary>Wakes <see cref="EnforceDeadlines"/> when something is due. An alarm may be lost or ring twice: the due index is the truth, the auditor is the net.</summary>
public interface IDeadlineAlarm
{
    /// <summary>Asks for a wake-up. Returns at once, never throws, never waits for the alarm clock.</summary>
    void Arm(string communityId, DateTimeOffset wakeAt);
}
