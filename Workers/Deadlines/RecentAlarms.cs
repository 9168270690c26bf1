using System.Collections.Concurrent;

namespace RedProperty.Realtime.Workers.Deadlines;

/// <summary>Spares the store a question for every ticket of a burst. Forgets after ten seconds, so that a lost alarm is not believed in for long.</summary>
internal sealed class RecentAlarms(TimeProvider time)
{
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(10);

    /// <summary>An alarm nearer than this may be ringing already, and who comes now needs another.</summary>
    private static readonly TimeSpan Near = Schedule.AlarmLead + TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<(string CommunityId, DateTimeOffset Second), DateTimeOffset> seen = [];

    /// <summary>False: this alarm was asked for a moment ago.</summary>
    public bool IsNew(string communityId, DateTimeOffset second, DateTimeOffset now)
    {
        if (second - now <= Near)
        {
            return true;
        }

        var alarm = (communityId, second);
        if (seen.TryGetValue(alarm, out var at) && now - at < Memory)
        {
            return false;
        }

        seen[alarm] = now;
        return true;
    }

    public void Forget(string communityId, DateTimeOffset second) => seen.TryRemove((communityId, second), out _);

    public void Prune()
    {
        var now = time.GetUtcNow();
        foreach (var (alarm, at) in seen)
        {
            if (now - at >= Memory)
            {
                seen.TryRemove(alarm, out _);
            }
        }
    }
}
