using System.Collections.Concurrent;
using RedProperty.Realtime.Domain.Presences;

namespace RedProperty.Realtime.Redis.Presences;

/// <summary>The devices connected to this process. A device with two connections counts once, since the first.</summary>
internal sealed class PresentHere : IPresenceDoor
{
    private readonly ConcurrentDictionary<Entry, bool> entries = [];

    public IDisposable Enter(OnlineDevice device, Func<bool> isHeard)
    {
        var entry = new Entry(this, device, isHeard);
        entries[entry] = true;
        return entry;
    }

    /// <summary>By person and device.</summary>
    public Dictionary<(string UserId, string DeviceId), OnlineDevice> Look()
    {
        var heard = new Dictionary<(string, string), OnlineDevice>();
        foreach (var (entry, _) in entries)
        {
            var device = entry.Device;
            var key = (device.UserId, device.DeviceId);
            if (entry.IsHeard() && (!heard.TryGetValue(key, out var other) || device.Since < other.Since))
            {
                heard[key] = device;
            }
        }

        return heard;
    }

    private sealed class Entry(PresentHere owner, OnlineDevice device, Func<bool> isHeard) : IDisposable
    {
        public OnlineDevice Device => device;

        public bool IsHeard() => isHeard();

        public void Dispose() => owner.entries.TryRemove(this, out _);
    }
}
