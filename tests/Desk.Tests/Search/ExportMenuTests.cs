using RedProperty.Realtime.Desk.Search;

namespace RedProperty.Realtime.Desk.Tests.Search;

public sealed class ExportMenuTests : DeskTest
{
    [Theory]
    [InlineData(null, "lang=zh")]
    [InlineData("?q=%E7%81%AF&area=1", "q=%E7%81%AF&area=1&lang=zh")]
    [InlineData("mark=red", "mark=red&lang=zh")]
    public void Two_files_of_what_the_desk_shows(string? query, string expected)
    {
        var menu = Render<ExportMenu>(parameters => parameters.Add(it => it.Query, query));

        Assert.Equal([$"/exports/tickets.xlsx?{expected}", $"/exports/tickets.csv?{expected}"], menu.FindAll("a").Select(link => link.GetAttribute("href")));
        Assert.All(menu.FindAll("a"), link => Assert.True(link.HasAttribute("download")));
        Assert.Contains("20,000", menu.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void In_english_the_files_are_english()
    {
        SpeakEnglish();

        var menu = Render<ExportMenu>(parameters => parameters.Add(it => it.Query, "?q=lamp"));

        Assert.EndsWith("lang=en", menu.Find("a").GetAttribute("href"), StringComparison.Ordinal);
    }
}
