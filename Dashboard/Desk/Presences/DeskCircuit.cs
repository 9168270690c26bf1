using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Desk.Accounts;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Presences;
using RedProperty.Realtime.Domain.Sessions;

namespace RedProperty.Realtime.Desk.Presences;

/// <summary>
/// An open page in a browser. The person at it is online while the browser is connected; a wall is nobody's. Who she is now is asked with every event, and
/// every two seconds: once she is signed out, shut out or without a post that she began with, nothing is heard of the page any more, and it is loaded anew.
/// </summary>
internal sealed class DeskCircuit(
    CurrentActor current, DeskSessions sessions, IPresenceDoor door, NavigationManager navigation, TimeProvider time, ILogger<DeskCircuit> log)
    : CircuitHandler, IDisposable
{
    /// <summary>Who was shut out is off the page within 5 seconds.</summary>
    private static readonly TimeSpan BetweenChecks = TimeSpan.FromSeconds(2);

    /// <summary>How often the session's record is asked, which lapses by itself.</summary>
    private static readonly TimeSpan BetweenReadings = DeskSessions.BetweenUses;

    private IDisposable? online;
    private ITimer? timer;
    private DateTimeOffset readAt = time.GetUtcNow();
    private bool isEnded;

    /// <summary>Whether what is drawn reaches a screen.</summary>
    public bool IsConnected => online is not null;

    public override async Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        await current.Begin();
        if (await current.Find() is { } actor)
        {
            online?.Dispose();
            online = door.Enter(new OnlineDevice(actor.Id, $"desk:{Guid.NewGuid():N}", DeviceKind.Desk, time.GetUtcNow()), () => true);
            timer ??= time.CreateTimer(_ => _ = Watch(), null, BetweenChecks, BetweenChecks);
        }
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        if (await MayGoOn())
        {
            await next(context);
        }
    };

    public void Dispose()
    {
        timer?.Dispose();
        online?.Dispose();
        (timer, online) = (null, null);
    }

    private async Task Watch()
    {
        try
        {
            if (time.GetUtcNow() - readAt >= BetweenReadings && await current.Who() is { SessionId: not null } who)
            {
                readAt = time.GetUtcNow();
                if (!await sessions.Upholds(who, isUsed: false, CancellationToken.None))
                {
                    current.End();
                }
            }

            await MayGoOn();
        }
        catch (StoreUnavailableException)
        {
            // Asked again in a minute; what has ended is known without the store.
        }
        catch (Exception fault)
        {
            // A timer's fault would end the program.
            Log.PageNotChecked(log, fault);
        }
    }

    private async Task<bool> MayGoOn()
    {
        if (isEnded)
        {
            return false;
        }

        var standing = await current.Check();
        if (standing is PageStanding.Holds)
        {
            return true;
        }

        // The request for it says why: to the door, or the same page with what is still hers. Its program is gone once it has been told.
        Log.PageEnded(log, standing);
        isEnded = true;
        current.End();
        Dispose();
        navigation.Refresh(forceReload: true);
        return false;
    }
}
