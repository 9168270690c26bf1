using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Redis.Tickets;

/// <summary>Moments as scores of sorted sets: whole milliseconds, exact in a double.</summary>
internal static class Scores
{
    /// <summary>31 December 9999: an open ticket without a running limit stands at the end of its list.</summary>
    private const long Never = 253_402_214_400_000;

    /// <summary>Rounded up: what is looked up by this score is never taken before its time.</summary>
    public static long? NotBefore(DateTimeOffset? moment) => moment is { } at
        ? at.ToUnixTimeMilliseconds() + (at.Ticks % TimeSpan.TicksPerMillisecond > 0 ? 1 : 0)
        : null;

    public static long NextDue(Ticket ticket) => ticket.NextDueAt?.ToUnixTimeMilliseconds() ?? Never;
}
