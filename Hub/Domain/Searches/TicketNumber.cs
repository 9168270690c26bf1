using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace RedProperty.Realtime.Domain.Searches;

/// <summary>A ticket's number (工单号), taken apart: the day and the running number of its community on that day. Every community counts for itself.</summary>
public readonly record struct TicketNumber(DateOnly Day, long Running)
{
    private const string DayFormat = "yyyyMMdd";
    private const int LeastRunning = 4;
    private const int MostRunning = 9;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Day:yyyyMMdd}-{Running:0000}");

    /// <summary>A whole number as it is written, or without its hyphen.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out TicketNumber? number)
    {
        number = null;
        if (text is null || text.Length < DayFormat.Length + LeastRunning)
        {
            return false;
        }

        var rest = text[DayFormat.Length] == '-' ? DayFormat.Length + 1 : DayFormat.Length;
        if (DateOnly.TryParseExact(text.AsSpan(0, DayFormat.Length), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && TryReadRunning(text[rest..], LeastRunning, out var running))
        {
            number = new TicketNumber(day, running);
        }

        return number is not null;
    }

    /// <summary>The running number alone, as it is said on the phone: 0042, or 42.</summary>
    public static bool TryReadRunning(string text, out long running) => TryReadRunning(text, 2, out running);

    private static bool TryReadRunning(string text, int least, out long running)
    {
        running = 0;
        return text.Length >= least && text.Length <= MostRunning
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out running) && running > 0;
    }
}
