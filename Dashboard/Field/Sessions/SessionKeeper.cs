using RedProperty.Realtime.Client;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Field.Storage;

namespace RedProperty.Realtime.Field.Sessions;

/// <summary>Signs in once for each device, and renews the session for as long as nobody withdraws it.</summary>
internal sealed class SessionKeeper(DeviceStorage storage, DeviceSessions door, TimeProvider time)
{
    private const string Key = "session";
    private const string DeviceKind = "tablet";

    /// <summary>Renewed so long before it ends that no call is refused meanwhile.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private Task<string?>? renewal;

    public KeptSession? Current { get; private set; }

    /// <summary>The program does not take this session any more: an administrator has withdrawn it, or the account was closed. What waits stays.</summary>
    public bool HasEnded { get; private set; }

    public event Action? Changed;

    public async Task Load() => Current = await storage.Read(Stores.Meta, Key, FieldJson.Default.KeptSession);

    /// <exception cref="CoordinationFault">Wrong name or password, or too many failures.</exception>
    /// <exception cref="HttpRequestException">Without signal.</exception>
    public async Task SignIn(string userName, string password, CancellationToken cancellation)
    {
        var deviceId = Current?.DeviceId ?? Guid.NewGuid().ToString("N");
        var session = await door.SignIn(
            new SignIn(userName, password, new SigningDevice(deviceId, DeviceKind)), cancellation);
        await Keep(new KeptSession(deviceId, userName, session));
    }

    /// <summary>A token that is still good; null when nobody is signed in.</summary>
    /// <exception cref="CoordinationFault"><c>unauthenticated</c>: the session has ended.</exception>
    public async Task<string?> Token(CancellationToken cancellation)
    {
        if (Current is not { } kept)
        {
            return null;
        }

        if (!HasEnded && kept.Session.ExpiresAt - time.GetUtcNow() > Margin)
        {
            return kept.Session.AccessToken;
        }

        return await RenewOnce(kept).WaitAsync(cancellation);
    }

    /// <summary>The hub does not take the token, whatever its age: it was withdrawn, or this device's clock is wrong. True when there is another one now.</summary>
    public async Task<bool> TryRenew()
    {
        try
        {
            return Current is { } kept && await RenewOnce(kept) is not null;
        }
        catch (Exception away) when (away is HttpRequestException or OperationCanceledException or CoordinationFault)
        {
            return false;
        }
    }

    /// <summary>Nothing of the person stays on this device, and the program forgets it when it can be reached.</summary>
    public async Task SignOut()
    {
        if (Current?.Session.Device is { } device)
        {
            try
            {
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5), time);
                await door.End(device.RenewalToken, patience.Token);
            }
            catch (Exception away) when (away is HttpRequestException or OperationCanceledException or CoordinationFault)
            {
                // Without signal the secret dies with the device's data, and at the program when it lapses.
            }
        }

        Current = null;
        await storage.Wipe();
    }

    /// <summary>There is but one thread here: whoever asks meanwhile waits for the same answer.</summary>
    private Task<string?> RenewOnce(KeptSession kept) => renewal = renewal is { IsCompleted: false } ? renewal : Renew(kept);

    private async Task<string?> Renew(KeptSession kept)
    {
        if (kept.Session.Device is not { } device)
        {
            return kept.Session.AccessToken;
        }

        try
        {
            var session = await door.Renew(device.RenewalToken, CancellationToken.None);
            await Keep(kept with { Session = session });
            return session.AccessToken;
        }
        catch (CoordinationFault ended) when (ended.Code == FaultCodes.Unauthenticated)
        {
            HasEnded = true;
            Changed?.Invoke();
            throw;
        }
    }

    private async Task Keep(KeptSession kept)
    {
        (Current, HasEnded) = (kept, false);
        await storage.Put(Stores.Meta, Key, kept, FieldJson.Default.KeptSession);
        Changed?.Invoke();
    }
}
