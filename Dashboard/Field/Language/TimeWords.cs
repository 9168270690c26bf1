using System.Globalization;

namespace RedProperty.Realtime.Field.Language;

/// <summary>Moments and lengths in words, by the same rules as the Desk's: mm:ss under an hour, hours and minutes above, days above two days.</summary>
internal sealed class TimeWords(Words say)
{
    /// <summary>How far the device's clock is ahead of UTC.</summary>
    public TimeSpan UtcOffset { get; set; } = TimeSpan.FromHours(8);

    public string Left(DateTimeOffset dueAt, DateTimeOffset now) =>
        dueAt > now ? Length(dueAt - now, isUp: true) : say["Time.Over", Length(now - dueAt, isUp: false)];

    /// <summary>For screen readers, to the minute: it must not change every second.</summary>
    public string Spoken(DateTimeOffset dueAt, DateTimeOffset now) =>
        say[dueAt > now ? "Time.SpokenLeft" : "Time.SpokenOver", Minutes((long)(dueAt - now).Duration().TotalMinutes)];

    public string Second(DateTimeOffset moment) => Local(moment).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The time, of another day with its date.</summary>
    public string Short(DateTimeOffset moment, DateTimeOffset now) =>
        Local(moment).ToString(Local(moment).Date == Local(now).Date ? "HH:mm" : "MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Seconds left are rounded up, so that 00:00 stands only at the limit; seconds over are rounded down.</summary>
    private string Length(TimeSpan span, bool isUp)
    {
        var seconds = (long)(isUp ? Math.Ceiling(span.TotalSeconds) : Math.Floor(span.TotalSeconds));
        return seconds < 3600
            ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:00}:{seconds % 60:00}")
            : Minutes(seconds / 60);
    }

    private string Minutes(long minutes) => minutes switch
    {
        < 60 => say["Time.Minutes", minutes],
        < 48 * 60 => say["Time.Hours", minutes / 60, (minutes % 60).ToString("00", CultureInfo.InvariantCulture)],
        _ => say["Time.Days", minutes / 1440, minutes / 60 % 24],
    };

    private DateTimeOffset Local(DateTimeOffset moment) => moment.ToOffset(UtcOffset);
}
