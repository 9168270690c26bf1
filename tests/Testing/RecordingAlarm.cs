using System.Collections.Concurrent;
using RedProperty.Realtime.Domain.Deadlines;

namespace RedProperty.Realtime.Testing;

/// <summary>Remembers what was armed, and never rings.</summary>
public sealed class RecordingAlarm : IDeadlineAlarm
{
    public ConcurrentQueue<(string CommunityId, DateTimeOffset WakeAt)> Armed { get; } = [];

    public void Arm(string communityId, DateTimeOffset wakeAt) => Armed.Enqueue((communityId, wakeAt));
}
