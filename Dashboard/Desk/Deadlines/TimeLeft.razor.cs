using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RedProperty.Realtime.Desk.Language;
using RedProperty.Realtime.Domain.Deadlines;

namespace RedProperty.Realtime.Desk.Deadlines;

/// <summary>How long there still is until a limit, or how long it has been over; of a clock that stands still, why and until when.</summary>
public sealed partial class TimeLeft
{
    /// <summary>The limit.</summary>
    [Parameter, EditorRequired]
    public DateTimeOffset DueAt { get; set; }

    /// <summary>The moment the allowance began.</summary>
    [Parameter, EditorRequired]
    public DateTimeOffset From { get; set; }

    /// <summary>When the yellow card is due; without one the mark goes straight from calm to red.</summary>
    [Parameter]
    public DateTimeOffset? YellowAt { get; set; }

    /// <summary>What is owed, read out before the time; for example 响应.</summary>
    [Parameter]
    public string Of { get; set; } = string.Empty;

    /// <summary>Set when the clock stands still: then nothing is counted, and <see cref="DueAt"/> is the limit of before the pause.</summary>
    [Parameter]
    public Pause? Paused { get; set; }

    [Inject]
    private IStringLocalizer<Words> Say { get; set; } = null!;

    [Inject]
    private CityClock Clock { get; set; } = null!;

    private string Text => TimeLeftText.Of(DueAt, Clock.Now, Say);

    private string Spoken => $"{Of} {TimeLeftText.Spoken(DueAt, Clock.Now, Say)}".Trim();

    private string Mark => (Clock.Now >= DueAt ? TimeMark.Red : Clock.Now >= YellowAt ? TimeMark.Yellow : TimeMark.Calm).ToString();

    private int Share => DueAt <= From ? 100 : (int)Math.Clamp((Clock.Now - From) / (DueAt - From) * 100, 0, 100);

    private static long? Ms(DateTimeOffset? moment) => moment?.ToUnixTimeMilliseconds();
}
