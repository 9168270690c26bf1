using AngleSharp.Dom;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RedProperty.Realtime.Desk.Tickets;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tests.Tickets;

/// <summary>Several matters are given to one person, each by itself.</summary>
public sealed class BulkAssignTests : DeskTest
{
    [Fact]
    public async Task Gives_what_was_selected_to_one_person_and_takes_it_back()
    {
        var first = await AReport(building: "spring-1-01");
        var second = await AReport(building: "spring-1-02");
        var page = OpenArea("manager-spring");
        Select(page, first, second);

        Press(page, "指派给…");
        page.WaitForElement("#bulk-assignee").Change("worker-spring-1");
        page.Find("#bulk-form").Submit();

        page.WaitForAssertion(() => Assert.Contains("已指派 2 件工单", page.Markup, StringComparison.Ordinal));
        Assert.Equal("worker-spring-1", Assert.Single((await Now(first.Id)).Holders).UserId);
        Assert.Empty(page.FindAll(".bulk"));

        Press(page, "撤销");
        page.WaitForAssertion(() => Assert.Contains("已退回原责任人：2 件", page.Markup, StringComparison.Ordinal));
        Assert.Equal("steward-spring-1", Assert.Single((await Now(second.Id)).Holders).UserId);
    }

    [Fact]
    public async Task Says_ticket_by_ticket_what_could_not_be_given_and_does_the_rest()
    {
        var near = await AReport(building: "spring-1-01");
        var far = await AReport(building: "spring-2-01");
        var page = OpenArea("manager-spring");
        Select(page, near, far);

        Press(page, "指派给…");
        page.WaitForElement("#bulk-assignee").Change("worker-spring-1");
        page.Find("#bulk-form").Submit();

        page.WaitForAssertion(() => Assert.Contains("已指派 1 件，1 件没有指派成功", page.Markup, StringComparison.Ordinal));
        Assert.Contains(far.Number, page.Find(".faults").TextContent, StringComparison.Ordinal);
        Assert.Equal("worker-spring-1", Assert.Single((await Now(near.Id)).Holders).UserId);
        Assert.Equal("steward-spring-2", Assert.Single((await Now(far.Id)).Holders).UserId);
    }

    [Fact]
    public async Task Asks_for_a_person_when_none_was_chosen()
    {
        var ticket = await AReport();
        var page = OpenArea("manager-spring");
        Select(page, ticket);

        Press(page, "指派给…");
        page.WaitForElement("#bulk-form").Submit();

        page.WaitForAssertion(() => Assert.Contains("请选择", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_resolved_meanwhile_is_no_longer_selected()
    {
        var ticket = await AReport();
        var page = OpenArea("manager-spring");
        Select(page, ticket);

        await Does("steward-spring-1", ticket, new ResolveTicket("好", []));
        Time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Contains("已选 0 件", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_steward_is_not_offered_to_assign_several()
    {
        await AReport();
        SignInAs("steward-spring-1");
        var page = Open<DeskPage>();
        page.WaitForElement("[role=listitem]");

        Assert.DoesNotContain("批量指派", page.Find(".desk-tools").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<IComponent> OpenArea(string person)
    {
        SignInAs(person);
        Services.GetRequiredService<NavigationManager>().NavigateTo("/?area=1");
        var page = Open<DeskPage>();
        page.WaitForElement("[role=listitem]");
        return page;
    }

    private static void Select(IRenderedComponent<IComponent> page, params Ticket[] tickets)
    {
        Press(page, "批量指派");
        foreach (var ticket in tickets)
        {
            page.WaitForElement($"article[aria-label^='{ticket.Number}'] input[type=checkbox]").Change(true);
        }

        page.WaitForAssertion(() => Assert.Contains($"已选 {tickets.Length} 件", page.Markup, StringComparison.Ordinal));
    }

    private static void Press(IRenderedComponent<IComponent> page, string text)
    {
        IElement? button = null;
        page.WaitForAssertion(() => button = page.FindAll("button").First(it => it.TextContent.Trim() == text));
        button!.Click();
    }
}
