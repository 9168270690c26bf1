using Microsoft.AspNetCore.Components.Server.Circuits;
using RedProperty.Realtime.Desk.Accounts;
using RedProperty.Realtime.Domain.Presences;

namespace RedProperty.Realtime.Desk.Presences;

/// <summary>The person at this desk is online while her browser is connected. A wall is nobody's.</summary>
internal sealed class DeskCircuit(CurrentActor current, IPresenceDoor door, TimeProvider time) : CircuitHandler, IDisposable
{
    private IDisposable? online;

    /// <summary>Whether what is drawn reaches a screen.</summary>
    public bool IsConnected => online is not null;

    public override async Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (await current.Find() is { } actor)
        {
            online?.Dispose();
            online = door.Enter(new OnlineDevice(actor.Id, $"desk:{Guid.NewGuid():N}", DeviceKind.Desk, time.GetUtcNow()), () => true);
        }
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        online?.Dispose();
        online = null;
    }
}
