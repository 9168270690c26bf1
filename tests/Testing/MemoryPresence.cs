using System.Collections.Concurrent;
using RedProperty.Realtime.Domain.Presences;

namespace RedProperty.Realtime.Testing;

/// <summary>Who is online in this one process.</summary>
public sealed class MemoryPresence : IPresence, IPresenceDoor
{
    private readonly ConcurrentDictionary<Entry, bool> entries = [];

    public IReadOnlyList<OnlineDevice> Of(string userId) =>
        [.. entries.Keys.Where(entry => entry.Device.UserId == userId && entry.IsHeard()).Select(entry => entry.Device)];

    public IDisposable Enter(OnlineDevice device, Func<bool> isHeard)
    {
        var entry = new Entry(device, isHeard, entries);
        entries[entry] = true;
        return entry;
    }

    private sealed class Entry(OnlineDevice device, Func<bool> isHeard, ConcurrentDictionary<Entry, bool> all) : IDisposable
    {
        public OnlineDevice Device => device;

        public bool IsHeard() => isHeard();

        public void Dispose() => all.TryRemove(this, out _);
    }
}
