using System.Collections.Frozen;
using RedProperty.Realtime.Domain.Files;

namespace RedProperty.Realtime.Domain.Sessions;

/// <summary>
/// Sessions that have ended while access tokens of theirs may still be about, known to every process without asking the store: every call of a device is
/// asked here. Told at once through a document that only rings; read again every few seconds all the same, for whoever ended one may have died before ringing.
/// </summary>
public sealed class EndedSessions(ISessionStore store, IDataDocuments documents, TimeProvider time) : IDisposable
{
    /// <summary>The bell: a new text whenever a session has ended.</summary>
    public const string Document = "sessions/ended";

    /// <summary>13 hours: an access token lives 12, and one may have been made in the moment of the end.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromHours(13);

    private static readonly TimeSpan BetweenReadings = TimeSpan.FromSeconds(3);

    private readonly Lock gate = new();
    private FrozenDictionary<string, DateTimeOffset> ended = FrozenDictionary<string, DateTimeOffset>.Empty;
    private IDisposable? bell;
    private ITimer? timer;

    /// <summary>Another object when something was added or forgotten.</summary>
    public object Current => Volatile.Read(ref ended);

    public bool Contains(string sessionId) => Volatile.Read(ref ended).ContainsKey(sessionId);

    /// <summary>Everything that was signed in by the account until then, with a session or without, is out; null when nothing of it was ended lately.</summary>
    public DateTimeOffset? AccountEndedAt(string userName) =>
        Volatile.Read(ref ended).TryGetValue(MarkOf(userName), out var until) ? until - Remembered : null;

    /// <summary>Stands among the ended sessions' ids; none of those has a colon.</summary>
    public static string MarkOf(string userName) => $"account:{userName.ToLowerInvariant()}";

    /// <summary>Called at the start; from then on it keeps itself up to date.</summary>
    public async Task Load(CancellationToken cancellation)
    {
        bell ??= documents.OnChanged(changed =>
        {
            if (changed == Document)
            {
                _ = ReadAgain();
            }
        });
        timer ??= time.CreateTimer(_ => _ = ReadAgain(), null, BetweenReadings, BetweenReadings);
        await Read(cancellation);
    }

    public void Dispose()
    {
        bell?.Dispose();
        timer?.Dispose();
    }

    /// <summary>Called by whoever has ended one: this process knows when it returns, the others a moment later.</summary>
    internal async Task Ring(CancellationToken cancellation)
    {
        await Read(cancellation);
        await documents.Put(Document, Guid.NewGuid().ToString("N"), time.GetUtcNow(), cancellation);
    }

    private async Task Read(CancellationToken cancellation)
    {
        var fresh = await store.Ended(cancellation);
        lock (gate)
        {
            // What ended stays so: a reading that was overtaken by a later one takes nothing back.
            var now = time.GetUtcNow();
            var all = ended.Concat(fresh).Where(pair => pair.Value > now).GroupBy(pair => pair.Key, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Max(pair => pair.Value), StringComparer.Ordinal);
            if (all.Count != ended.Count || all.Any(pair => !ended.TryGetValue(pair.Key, out var until) || until != pair.Value))
            {
                Volatile.Write(ref ended, all.ToFrozenDictionary(StringComparer.Ordinal));
            }
        }
    }

    private async Task ReadAgain()
    {
        try
        {
            await Read(CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            // Read again in a few seconds.
        }
    }
}
