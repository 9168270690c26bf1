using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RedProperty.Realtime.Desk.Notices;
using RedProperty.Realtime.Domain.Audit;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Publication;

namespace RedProperty.Realtime.Desk.Tests.Notices;

public sealed class NoticesPageTests : DeskTest
{
    public NoticesPageTests() => City.Current = City.Current with
    {
        Disclosure = new Disclosure([], [], [new PublicationRule(Publisher.Company, NoticeKind.Fees, 365, PlaceLevel.Grid)]),
    };

    [Fact]
    public async Task Shows_what_is_missing_and_it_is_gone_once_published()
    {
        SignInAs("manager-spring");
        var page = Page();
        Assert.Equal("2 项未公示或已过期", page.Find(".checks-sum").TextContent);

        page.Find("#notice-kind").Change("Fees");
        page.Find("#notice-title").Input("收费标准");
        page.Find("#notice-text").Input("每月每平方米0.85元");
        page.Find("#notice-expires").Change("2027-11-23");
        await page.Find("form").SubmitAsync();

        Assert.Equal("应公示的都已公示。", page.Find(".checks-sum").TextContent);
        Assert.Contains("收费标准", page.Find(".notice-row").TextContent, StringComparison.Ordinal);
        Assert.Contains("已发布", page.Find(".notice-done").TextContent, StringComparison.Ordinal);
        var notice = Assert.Single(await Notices.List("spring", Cancellation));
        Assert.Equal((Publisher.Company, "spring", Nine.Date.AddDays(366)), (notice.By, notice.PlaceId, notice.ExpiresAt!.Value.DateTime));
        Assert.Equal(AuditFacts.NoticePublished, Assert.Single((await Audit.Read(new AuditFilter(), 1, 9, Cancellation)).Entries).What);
    }

    [Theory]
    [InlineData("", "正文", null, "notice-title", "请写标题")]
    [InlineData("标题", "", null, "notice-text", "请写正文")]
    [InlineData("标题", "正文", "2026-11-01", "notice-expires", "公示到的日期")]
    public async Task What_is_wrong_is_told_at_its_field_and_what_was_typed_stays(string title, string text, string? day, string field, string words)
    {
        SignInAs("secretary-spring");
        var page = Page();
        page.Find("#notice-title").Input(title);
        page.Find("#notice-text").Input(text);
        if (day is not null)
        {
            page.Find("#notice-expires").Change(day);
        }

        await page.Find("form").SubmitAsync();

        Assert.StartsWith(words, page.Find("#notice-fault").TextContent, StringComparison.Ordinal);
        Assert.Equal("notice-fault", page.Find($"#{field}").GetAttribute("aria-describedby"));
        Assert.Equal(title, page.Find("#notice-title").GetAttribute("value") ?? "");
        Assert.Empty(await Notices.List("spring", Cancellation));
    }

    [Fact]
    public async Task Withdraws_with_a_reason_and_keeps_it_under_ended()
    {
        SignInAs("manager-spring");
        await Publish();
        var page = Page();

        page.Find(".notice-row button").Click();
        await page.Find(".notice-row form").SubmitAsync();
        Assert.StartsWith("请写明原因", page.Find(".notice-row [role=alert]").TextContent, StringComparison.Ordinal);
        page.Find(".notice-row input").Input("金额有误");
        await page.Find(".notice-row form").SubmitAsync();

        Assert.Contains("还没有公示", page.Markup, StringComparison.Ordinal);
        Assert.Contains("撤回：金额有误", page.Find(".notice-row").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".notice-row button"));
    }

    [Fact]
    public async Task Who_supervises_sees_all_and_publishes_nothing()
    {
        await Publish();
        SignInAs("street");
        var page = Page();

        Assert.NotEmpty(page.FindAll(".checks"));
        Assert.NotEmpty(page.FindAll(".notice-row"));
        Assert.Empty(page.FindAll("form, .notice-row button"));
    }

    [Fact]
    public void Is_closed_to_other_places()
    {
        SignInAs("secretary-lake");
        var page = Page();

        Assert.NotEmpty(page.FindAll("[role=alert]"));
        Assert.Empty(page.FindAll(".checks, form"));
    }

    [Fact]
    public async Task Says_that_the_store_is_away_and_loses_nothing_that_was_typed()
    {
        SignInAs("manager-spring");
        var page = Page();
        page.Find("#notice-title").Input("收费标准");
        page.Find("#notice-text").Input("每月");
        Notices.IsAway = true;
        await page.Find("form").SubmitAsync();

        Assert.StartsWith("没有发布", page.Find("#notice-fault").TextContent, StringComparison.Ordinal);
        Assert.Equal("收费标准", page.Find("#notice-title").GetAttribute("value"));
        Time.Advance(TimeSpan.FromSeconds(30));
        page.WaitForAssertion(() => Assert.Contains("暂时读不到公示", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_street_finds_the_communities_that_lack_something()
    {
        await Publish();
        SignInAs("street");
        var page = Open<PublicationPage>(nameof(PublicationPage.PlaceId), "yanshan");

        Assert.Equal(2, page.FindAll(".publication li").Count);
        Assert.Contains("未公示 2", page.Find(".publication li").TextContent, StringComparison.Ordinal);
        Assert.Contains("物业企业 收费标准", page.Find(".publication .row-more").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_community_is_not_shown_its_neighbours()
    {
        SignInAs("secretary-spring");
        Assert.NotEmpty(Open<PublicationPage>(nameof(PublicationPage.PlaceId), "yanshan").FindAll("[role=alert]"));
    }

    private async Task Publish()
    {
        var answer = await Services.GetRequiredService<PublishNotice>().Publish(
            City.Person("manager-spring"), new NoticeDraft("spring", Publisher.Company, NoticeKind.Accounts, "第三季度收支", "收入"), Cancellation);
        Assert.Null(answer.Refusal);
    }

    private IRenderedComponent<IComponent> Page() => Open<NoticesPage>(nameof(NoticesPage.CommunityId), "spring");
}
