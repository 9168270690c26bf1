using RedProperty.Realtime.Domain.Deadlines;

namespace RedProperty.Realtime.Benchmarks.Stores;

/// <summary>Sets no alarm: nobody waits for one, or whoever watches the deadlines finds them by its audit.</summary>
internal sealed class NoAlarm : IDeadlineAlarm
{
    public void Arm(string communityId, DateTimeOffset wakeAt)
    {
    }
}
