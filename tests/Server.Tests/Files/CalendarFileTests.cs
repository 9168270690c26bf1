using RedProperty.Realtime.Server.Files;

namespace RedProperty.Realtime.Server.Tests.Files;

public sealed class CalendarFileTests
{
    private const string Sound = """
        {
          "utcOffset": "+08:00",
          "workingDays": ["monday", "saturday"],
          "periods": [{ "from": "08:30", "to": "12:00" }, { "from": "13:30", "to": "17:30" }],
          "holidays": [{ "name": "国庆节", "from": "2026-10-01", "to": "2026-10-07" }, { "from": "2027-01-01" }],
          "makeUpDays": ["2026-10-11"]
        }
        """;

    [Fact]
    public void Reads_offset_days_periods_holidays_and_make_up_days()
    {
        var calendar = Shipped.Sound(CalendarFile.Read(DataFile.OfText("calendar.json", Sound)));
        Assert.Equal(TimeSpan.FromHours(8), calendar.UtcOffset);
        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Saturday], calendar.WorkingDays.Order());
        Assert.Equal(new TimeOnly(13, 30), calendar.Periods[1].From);
        Assert.Equal(8, calendar.Holidays.Count);
        Assert.True(calendar.IsWorkingDay(new DateOnly(2026, 10, 11)));
    }

    [Fact]
    public void An_offset_west_of_greenwich_is_negative()
    {
        var west = Sound.Replace("+08:00", "-03:30", StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromHours(-3.5), Shipped.Sound(CalendarFile.Read(DataFile.OfText("calendar.json", west))).UtcOffset);
    }

    [Theory]
    [InlineData("$", "\"utcOffset\": \"+08:00\",", "")]
    [InlineData("$.utcOffset", "+08:00", "08:00")]
    [InlineData("$.utcOffset", "+08:00", "+15:00")]
    [InlineData("$.utcOffset", "+08:00", "Asia/Shanghai")]
    [InlineData("$.utcOffset", "\"+08:00\"", "8")]
    [InlineData("$.workingDays[0]", "monday", "Montag")]
    [InlineData("$.workingDays[1]", "saturday", "monday")]
    [InlineData("$.workingDays", "[\"monday\", \"saturday\"]", "[]")]
    [InlineData("$.workingDays", "[\"monday\", \"saturday\"]", "\"monday\"")]
    [InlineData("$.periods", "[{ \"from\": \"08:30\", \"to\": \"12:00\" }, { \"from\": \"13:30\", \"to\": \"17:30\" }]", "[]")]
    [InlineData("$.periods[0].to", "12:00", "24:00")]
    [InlineData("$.periods[0].from", "08:30", "8.30")]
    [InlineData("$.periods[0]", "08:30", "12:00")]
    [InlineData("$.periods[1]", "13:30", "11:30")]
    [InlineData("$.periods[0]", "\"from\": \"08:30\",", "")]
    [InlineData("$.periods[0].until", "\"to\": \"12:00\"", "\"to\": \"12:00\", \"until\": 1")]
    [InlineData("$.holidays[0].from", "2026-10-01", "2026-13-01")]
    [InlineData("$.holidays[0].from", "2026-10-01", "1 October")]
    [InlineData("$.holidays[0]", "2026-10-01", "2026-10-08")]
    [InlineData("$.holidays[0]", "2026-10-01", "2025-10-01")]
    [InlineData("$.holidays[1]", "2027-01-01", "2026-10-07")]
    [InlineData("$.holidays[0].name", "\"国庆节\"", "7")]
    [InlineData("$.makeUpDays[0]", "2026-10-11", "2026-10-07")]
    [InlineData("$.makeUpDays[1]", "\"2026-10-11\"", "\"2026-10-11\", \"2026-10-11\"")]
    [InlineData("$.makeUpDays[0]", "\"2026-10-11\"", "20261011")]
    [InlineData("$.weekend", "\"makeUpDays\"", "\"weekend\": [], \"makeUpDays\"")]
    public void A_mistake_is_told_with_its_path(string path, string right, string wrong)
    {
        var at = Sound.IndexOf(right, StringComparison.Ordinal);
        var result = CalendarFile.Read(DataFile.OfText("calendar.json", Sound[..at] + wrong + Sound[(at + right.Length)..]));
        Assert.Null(result.Value);
        Assert.Equal(path, Assert.Single(result.Faults).Field);
    }

    [Fact]
    public void Broken_json_is_told_with_its_line() =>
        Assert.Equal(2, Assert.Single(CalendarFile.Read(DataFile.OfText("calendar.json", "{\n  utcOffset: 8 }")).Faults).Line);
}
