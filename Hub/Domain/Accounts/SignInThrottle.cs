namespace RedProperty.Realtime.Domain.Accounts;

/// <summary>
/// Slows guessing down: after 5 wrong passwords for a user name, or 50 from one address, within a minute, nothing is let in until the minute has passed,
/// not even the right password. Kept in this process: another process of the same house grants its own five.
/// </summary>
public sealed class SignInThrottle(TimeProvider time)
{
    public const int MostForName = 5;

    public const int MostForAddress = 50;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Sweeping starts here; what is older than a minute goes, so the memory ends by itself.</summary>
    private const int ManyEntries = 10_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> failures = new(StringComparer.Ordinal);

    /// <summary>How long the next attempt has to wait; null when it may be made now.</summary>
    public TimeSpan? WaitFor(string userName, string address)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            var name = WaitFor(NameKey(userName), MostForName, now);
            var place = WaitFor(AddressKey(address), MostForAddress, now);
            return name > place || place is null ? name : place;
        }
    }

    public void RecordFailure(string userName, string address)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (failures.Count >= ManyEntries)
            {
                Sweep(now);
            }

            Add(NameKey(userName), MostForName, now);
            Add(AddressKey(address), MostForAddress, now);
        }
    }

    /// <summary>The right password clears the name, not the address.</summary>
    public void Forget(string userName)
    {
        lock (gate)
        {
            failures.Remove(NameKey(userName));
        }
    }

    private static string NameKey(string userName) => "name " + userName.ToUpperInvariant();

    private static string AddressKey(string address) => "address " + address;

    private TimeSpan? WaitFor(string key, int most, DateTimeOffset now)
    {
        // The oldest of the last failures decides: once it is a minute old, there is room for one more.
        if (!failures.TryGetValue(key, out var moments) || moments.Count < most)
        {
            return null;
        }

        var free = moments.Peek() + Window;
        return free > now ? free - now : null;
    }

    private void Add(string key, int most, DateTimeOffset now)
    {
        if (!failures.TryGetValue(key, out var moments))
        {
            failures.Add(key, moments = new Queue<DateTimeOffset>(1));
        }

        moments.Enqueue(now);
        while (moments.Count > most)
        {
            moments.Dequeue();
        }
    }

    private void Sweep(DateTimeOffset now)
    {
        foreach (var key in failures.Where(pair => pair.Value.Last() + Window <= now).Select(pair => pair.Key).ToList())
        {
            failures.Remove(key);
        }
    }
}
