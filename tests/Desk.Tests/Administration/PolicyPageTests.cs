using RedProperty.Realtime.Desk.Administration;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Files;

namespace RedProperty.Realtime.Desk.Tests.Administration;

public sealed class PolicyPageTests : AdminTest
{
    [Fact]
    public void Says_the_limits_in_words()
    {
        var rows = Open<PolicyPage>().FindAll(".policy tbody tr").Select(row => row.TextContent).ToList();

        Assert.Contains(rows, row => row.Contains("一般", StringComparison.Ordinal) && row.Contains("20 分钟", StringComparison.Ordinal) && row.Contains("30 分钟", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("重大", StringComparison.Ordinal) && row.Contains("4 小时", StringComparison.Ordinal) && row.Contains("1 天", StringComparison.Ordinal));
    }

    [Fact]
    public void Warns_of_a_calendar_that_has_come_to_its_end_and_of_a_quick_clock()
    {
        City.WithPolicy(ResponsePolicy.Rule2341 with { TimeScale = 60 });

        var page = Open<PolicyPage>().Markup;

        Assert.Contains("请及时导入下一年度的日历", page, StringComparison.Ordinal);
        Assert.Contains("所有时限缩短为 1/60", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Tells_holidays_in_a_row_as_one_span_and_leaves_out_those_that_are_over()
    {
        var days = Enumerable.Range(1, 3).Select(day => new DateOnly(2027, 1, day)).Append(new DateOnly(2026, 10, 1)).Append(new DateOnly(2027, 4, 5));
        City.Current = City.Current with { Calendar = City.Current.Calendar with { Holidays = days.ToHashSet() } };

        Assert.Equal(["2027-01-01 – 01-03", "2027-04-05"], Open<PolicyPage>().FindAll(".calendar-days li").Select(span => span.TextContent));
    }

    [Fact]
    public void Says_that_it_reads_and_then_shows_what_is_in_force()
    {
        var slow = new TaskCompletionSource();
        Editor.Answering = slow.Task;
        var page = Open<PolicyPage>();
        Assert.Equal(3, page.FindAll(".document [aria-busy=true]").Count);

        slow.SetResult();

        page.WaitForAssertion(() => Assert.Contains("yellowShare", page.Find("#policy-text").GetAttribute("value"), StringComparison.Ordinal));
        Assert.Equal(["检查并生效", "检查并生效"], page.FindAll(".document button[disabled]").Select(button => button.TextContent));
    }

    [Fact]
    public void What_could_not_be_read_says_so_and_is_read_again_when_asked_to()
    {
        Editor.Answering = Away;
        var page = Open<PolicyPage>();
        Assert.Contains("没有读到现行内容", Alert(page), StringComparison.Ordinal);
        Assert.Empty(page.FindAll("textarea.document-text"));

        Editor.Answering = Task.CompletedTask;
        foreach (var again in page.FindAll(".document button").Where(button => button.TextContent == "重试").ToList())
        {
            again.Click();
        }

        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("textarea.document-text").Count));
    }

    [Fact]
    public void A_faulty_document_is_refused_by_its_line_and_stays_to_be_corrected()
    {
        var page = Open<PolicyPage>();
        Editor.Faults = [new DataFault("policy.json", 3, "$.yellowShare", "must be above 0 and below 1.")];
        page.Find("#policy-text").Input("{ wrong }");
        Save(page).Click();

        Assert.Contains("$.yellowShare", Alert(page), StringComparison.Ordinal);
        Assert.Equal("{ wrong }", page.Find("#policy-text").GetAttribute("value"));
        Assert.Equal("true", page.Find("#policy-text").GetAttribute("aria-invalid"));

        Editor.Answering = Away;
        Save(page).Click();
        Assert.Contains(page.FindAll("[role=alert]"), alert => alert.TextContent.Contains("内容没有改动", StringComparison.Ordinal));
        Assert.Equal("{ wrong }", page.Find("#policy-text").GetAttribute("value"));
    }

    [Fact]
    public void A_sound_document_is_in_force_and_what_was_typed_and_not_saved_can_be_dropped()
    {
        var page = Open<PolicyPage>();
        page.Find("#policy-text").Input("{ \"yellowShare\": 0.5 }");
        Save(page).Click();
        Assert.Contains("新时限已生效", page.Find(".document [role=status]").TextContent, StringComparison.Ordinal);

        page.Find("#policy-text").Input("typed");
        page.FindAll(".document button").First(button => button.TextContent == "恢复为现行内容").Click();
        Assert.Equal("{ \"yellowShare\": 0.5 }", page.Find("#policy-text").GetAttribute("value"));
    }

    [Fact]
    public async Task Open_tickets_are_put_under_another_policy_only_with_a_reason()
    {
        await AReport();
        var page = Open<PolicyPage>();
        page.Find("#apply-reason").Input("  ");
        page.Find(".apply form").Submit();
        Assert.Equal("请填写原因。", Alert(page));

        City.WithPolicy(ResponsePolicy.Rule2341 with { YellowShare = 0.5 });
        page.Find("#apply-reason").Input("统一口径");
        page.Find(".apply form").Submit();

        page.WaitForAssertion(() => Assert.Contains("已更改 1 张", page.Find(".apply [role=status]").TextContent, StringComparison.Ordinal));
        Assert.Equal("", page.Find("#apply-reason").GetAttribute("value") ?? "");
        Assert.Equal("policyApplied", Audit.Entries[^1].What);
    }

    [Fact]
    public void A_store_that_is_away_keeps_the_reason()
    {
        var page = Open<PolicyPage>();
        House.Answering = Away;
        page.Find("#apply-reason").Input("统一口径");
        page.Find(".apply form").Submit();

        page.WaitForAssertion(() => Assert.Contains("内容没有改动", Alert(page), StringComparison.Ordinal));
        Assert.Equal("统一口径", page.Find("#apply-reason").GetAttribute("value"));
        Assert.Empty(Audit.Entries);
    }

    private static AngleSharp.Dom.IElement Save(IRenderedComponent<Microsoft.AspNetCore.Components.IComponent> page) =>
        page.FindAll(".document button").First(button => button.TextContent == "检查并生效");
}
