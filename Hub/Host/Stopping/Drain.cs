using System.Globalization;

namespace RedProperty.Realtime.Host.Stopping;

/// <summary>
/// The time between the word to stop and the stop (configuration key <c>Stopping:Drain</c>, hours:minutes:seconds, 0 by default, at most a minute). In it
/// this process still does all its work but says that it is not ready, so that a proxy in front gives new work to the others: nothing is refused by a
/// door that has just closed.
/// </summary>
internal sealed class Drain(TimeSpan length)
{
    public const string Key = "Stopping:Drain";

    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private int hasBegun;

    public TimeSpan Length => length;

    public bool HasBegun => Volatile.Read(ref hasBegun) == 1;

    /// <exception cref="StartFaultException">The value is wrong; one sentence names the key.</exception>
    public static Drain Read(IConfiguration configuration)
    {
        var text = configuration[Key];
        return string.IsNullOrWhiteSpace(text) ? new Drain(TimeSpan.Zero)
            : TimeSpan.TryParseExact(text, @"hh\:mm\:ss", CultureInfo.InvariantCulture, out var length) && length <= Longest ? new Drain(length)
            : throw new StartFaultException($"{Key} is '{text}'; give 00:00:00 to 00:01:00, a little longer than the proxy takes to notice that a process is not ready.");
    }

    /// <summary>False when there is nothing to wait for: no drain is wanted, or this is the second word to stop.</summary>
    public bool Begin() => length > TimeSpan.Zero && Interlocked.Exchange(ref hasBegun, 1) == 0;
}
