using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RedProperty.Realtime.Desk.Areas;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tests.Areas;

public sealed class AreaPageTests : DeskTest
{
    [Fact]
    public async Task Puts_the_community_with_the_most_late_matters_first_and_leads_to_it()
    {
        await AReport(building: "spring-1-01");
        await AReport(building: "spring-1-02");
        await AReport(building: "lake-1-01");
        await Does("steward-spring-1", (await House.OpenIn([new("spring", "spring-1")], 1, Cancellation))[0], new AcknowledgeTicket(null));
        await After(TimeSpan.FromMinutes(21), "lake");
        SignInAs("street");

        var page = Open<AreaPage>(nameof(AreaPage.PlaceId), "yanshan");

        page.WaitForAssertion(() => Assert.Equal(["湖滨社区", "泉水社区"], page.FindAll("tbody th").Select(cell => cell.TextContent.Trim())));
        Assert.Equal("/community/lake", page.Find("tbody th a").GetAttribute("href"));
        Assert.Equal("1", page.Find("tbody td").TextContent.Trim());
        Assert.Contains("燕山街道", page.Find("h1").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sorts_by_what_stands_in_its_address()
    {
        await AReport(building: "spring-1-01");
        SignInAs("street");
        Services.GetRequiredService<NavigationManager>().NavigateTo("/area/yanshan?sort=open");

        var page = Open<AreaPage>(nameof(AreaPage.PlaceId), "yanshan");

        page.WaitForAssertion(() => Assert.Equal("泉水社区", page.FindAll("tbody th")[0].TextContent.Trim()));
        Assert.Equal("descending", page.FindAll("thead th").Single(head => head.HasAttribute("aria-sort")).GetAttribute("aria-sort"));
    }

    [Fact]
    public async Task Counts_a_new_report_within_a_second()
    {
        SignInAs("street");
        var page = Open<AreaPage>(nameof(AreaPage.PlaceId), "yanshan");
        page.WaitForAssertion(() => Assert.Contains("0", page.Find(".figures").TextContent, StringComparison.Ordinal));

        await AReport();
        Time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Equal("1", page.FindAll(".figures b")[0].TextContent));
    }

    [Theory]
    [InlineData("steward-spring-1", "yanshan", "不在您的岗位范围内")]
    [InlineData("street", "jinan", "不在您的岗位范围内")]
    [InlineData("street", "atlantis", "没有这个地方")]
    public void Says_in_words_why_a_place_is_not_shown(string person, string place, string words)
    {
        SignInAs(person);

        var page = Open<AreaPage>(nameof(AreaPage.PlaceId), place);

        page.WaitForAssertion(() => Assert.Contains(words, page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("table"));
    }

    [Fact]
    public void Keeps_what_it_shows_and_says_so_when_the_store_is_away()
    {
        SignInAs("street");
        var page = Open<AreaPage>(nameof(AreaPage.PlaceId), "yanshan");
        page.WaitForElement("table");

        House.IsAway = true;
        Time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Contains("暂时读不到最新数据", page.Markup, StringComparison.Ordinal));
        Assert.NotEmpty(page.FindAll("table"));

        House.IsAway = false;
        Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.DoesNotContain("暂时读不到最新数据", page.Markup, StringComparison.Ordinal));
    }
}
