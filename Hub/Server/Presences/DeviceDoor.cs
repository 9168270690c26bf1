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

    public void Enter(Watcher watcher, Actor actor, WatchingDevice device)
    {
        TicketText.CheckRequired("device.id", device.Id, LongestId).ThrowAsFault();
        WireWords<DeviceKind>.Read("device.kind", device.Kind, out var kind).ThrowAsFault();
        Needed.Text("device.kind", device.Kind).ThrowAsFault();
        if (watcher.Device == device)
        {
            return;
        }

        var heard = watcher.Context.Features.Get<LastHeard>();
        watcher.Device = device;
        watcher.Online?.Dispose();
        watcher.Online = door.Enter(
            new OnlineDevice(actor.Id, device.Id, kind!.Value, time.GetUtcNow()), () => heard is null || heard.Ago < LongestSilence);
    }
}
