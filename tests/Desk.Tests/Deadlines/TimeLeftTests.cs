using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using RedProperty.Realtime.Desk.Deadlines;
using RedProperty.Realtime.Domain.Deadlines;

namespace RedProperty.Realtime.Desk.Tests.Deadlines;

public sealed class TimeLeftTests : DeskTest
{
    [Theory]
    [InlineData(20 * 60, "20:00", "20:00")]
    [InlineData(59.2, "01:00", "01:00")]
    [InlineData(0.4, "00:01", "00:01")]
    [InlineData(0, "已超时 00:00", "00:00 over")]
    [InlineData(-723.9, "已超时 12:03", "12:03 over")]
    [InlineData(3 * 3600 + 5 * 60, "3小时05分", "3 h 05 m")]
    [InlineData(-(77 * 60), "已超时 1小时17分", "1 h 17 m over")]
    [InlineData(24 * 3600, "24小时00分", "24 h 00 m")]
    [InlineData(51 * 3600, "2天3小时", "2 d 3 h")]
    public void Says_how_long_there_is(double seconds, string chinese, string english)
    {
        Assert.Equal(chinese, TimeLeftText.Of(Nine.AddSeconds(seconds), Nine, Say));
        SpeakEnglish();
        Assert.Equal(english, TimeLeftText.Of(Nine.AddSeconds(seconds), Nine, Say));
    }

    [Theory]
    [InlineData(16, "Calm", "响应 还剩16分钟")]
    [InlineData(4, "Yellow", "响应 还剩4分钟")]
    [InlineData(-2, "Red", "响应 已超时2分钟")]
    public void Marks_by_the_cards_and_reads_aloud_to_the_minute(double minutesLeft, string mark, string voice)
    {
        var due = Nine.AddMinutes(minutesLeft);

        var shown = Render<TimeLeft>(parameters => parameters
            .Add(time => time.DueAt, due)
            .Add(time => time.From, due.AddMinutes(-20))
            .Add(time => time.YellowAt, due.AddMinutes(-5))
            .Add(time => time.Of, "响应"));

        var timer = shown.Find("[role=timer]");
        Assert.Equal(mark, timer.GetAttribute("data-mark"));
        Assert.Equal(voice, timer.GetAttribute("aria-label"));
        Assert.Equal(due.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture), timer.GetAttribute("data-due"));
    }

    [Fact]
    public void Counts_nothing_while_the_clock_stands_still_and_says_why_and_until_when()
    {
        var pause = new Pause(PauseReason.WaitingForPart, null, Nine, Nine.AddHours(3), "steward-spring-1", "steward-spring-1");

        var shown = Render<TimeLeft>(parameters => parameters
            .Add(time => time.DueAt, Nine.AddMinutes(30))
            .Add(time => time.From, Nine)
            .Add(time => time.Of, "解决方案")
            .Add(time => time.Paused, pause));

        Assert.Empty(shown.FindAll("[role=timer], [data-due]"));
        Assert.Contains("已暂停", shown.Find(".time-left").TextContent, StringComparison.Ordinal);
        Assert.Contains("等待配件，最迟 12:00 恢复", shown.Find(".time-left").TextContent, StringComparison.Ordinal);
    }

    private IStringLocalizer<Words> Say => Services.GetRequiredService<IStringLocalizer<Words>>();
}
