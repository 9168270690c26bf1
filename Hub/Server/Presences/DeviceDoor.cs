using Microsoft.AspNetCore.SignalR;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Presences;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Server.Coordination;
using RedProperty.Realtime.Server.Wire;

namespace RedProperty.Realtime.Server.Presences;

/// <summary>Enters the device that a watcher says it is.</summary>
internal sealed class DeviceDoor(IPresenceDoor door, TimeProvider time)
{
    /// <summary>Silent for so long, a connection counts as gone, though it may only be slow: it is not ended for that.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(4);

    private const int LongestId = 64;

    /// <summary>Null when the watcher does not say what it is.</summary>
    public static DeviceKind? KindOf(WatchingDevice? device)
    {
        if (device is null)
        {
            return null;
        }

        TicketText.CheckRequired("device.id", device.Id, LongestId).ThrowAsFault();
        Needed.Text("device.kind", device.Kind).ThrowAsFault();
        WireWords<DeviceKind>.Read("device.kind", device.Kind, out var kind).ThrowAsFault();
        return kind;
    }

    public void Enter(Watcher watcher, Actor actor, WatchingDevice device, DeviceKind kind)
    {
        if (watcher.Device == device)
        {
            return;
        }

        var heard = watcher.Context.Features.Get<LastHeard>();
        watcher.Device = device;
        watcher.Online?.Dispose();
        watcher.Online = door.Enter(
            new OnlineDevice(actor.Id, device.Id, kind, time.GetUtcNow()), () => heard is null || heard.Ago < LongestSilence);
    }
}
