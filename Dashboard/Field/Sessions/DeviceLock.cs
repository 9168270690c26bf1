using System.Security.Cryptography;
using System.Xml;
using RedProperty.Realtime.Field.Live;
using RedProperty.Realtime.Field.Storage;

namespace RedProperty.Realtime.Field.Sessions;

/// <summary>Closes the device when nobody has touched it for a while; a PIN opens it again, also without signal.</summary>
internal sealed class DeviceLock(DeviceStorage storage, BrowserDoor browser, SessionKeeper sessions, TimeProvider time)
{
    /// <summary>After these the password is asked for: four digits are found quickly by whoever may try for ever.</summary>
    public const int MostFailures = 5;

    public const int Shortest = 4;
    public const int Longest = 8;

    private const string Key = "lock";
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    private KeptLock? kept;

    public bool IsSet => kept is not null;

    public bool IsLocked { get; private set; }

    public int TriesLeft => MostFailures - (kept?.Failures ?? 0);

    public event Action? Changed;

    /// <summary>From the policy, as of the last sign-in or renewal.</summary>
    public TimeSpan Patience => sessions.Current?.Session.Device?.LockAfter is { } length ? XmlConvert.ToTimeSpan(length) : DefaultPatience;

    public async Task Load()
    {
        kept = await storage.Read(Stores.Meta, Key, FieldJson.Default.KeptLock);
        IsLocked = kept is not null && (kept.IsLocked || await browser.Idle() >= Patience);
    }

    /// <summary>Looks again and again, until the page is closed.</summary>
    public async Task Watch(CancellationToken cancellation)
    {
        using var rounds = new PeriodicTimer(Round, time);
        while (await rounds.WaitForNextTickAsync(cancellation))
        {
            if (!IsLocked && kept is not null && await browser.Idle() >= Patience)
            {
                await Lock();
            }
        }
    }

    public async Task Lock()
    {
        if (kept is not null)
        {
            await Keep(kept with { IsLocked = true });
            IsLocked = true;
            Changed?.Invoke();
        }
    }

    public async Task Choose(string pin)
    {
        var salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        await Keep(new KeptLock(salt, await browser.Stretch(pin, salt), 0));
        IsLocked = false;
        Changed?.Invoke();
    }

    public async Task<bool> Open(string pin)
    {
        if (kept is not { } now || now.Failures >= MostFailures)
        {
            return false;
        }

        // Counted before it is tried: a page that is closed and opened again gains no try.
        await Keep(now with { Failures = now.Failures + 1 });
        if (await browser.Stretch(pin, now.Salt) != now.Hash)
        {
            Changed?.Invoke();
            return false;
        }

        await OpenByPassword();
        return true;
    }

    /// <summary>Whoever has just signed in with the password needs no PIN.</summary>
    public async Task OpenByPassword()
    {
        if (kept is not null)
        {
            await Keep(kept with { Failures = 0, IsLocked = false });
        }

        IsLocked = false;
        Changed?.Invoke();
    }

    /// <summary>Forgotten, or to be chosen anew.</summary>
    public async Task Forget()
    {
        kept = null;
        IsLocked = false;
        await storage.Write([new StorageStep(Stores.Meta, Key, null)]);
        Changed?.Invoke();
    }

    private async Task Keep(KeptLock next)
    {
        kept = next;
        await storage.Put(Stores.Meta, Key, next, FieldJson.Default.KeptLock);
    }
}
