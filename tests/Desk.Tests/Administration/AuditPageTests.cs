using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RedProperty.Realtime.Desk.Administration;
using RedProperty.Realtime.Domain.Audit;
using LogPage = RedProperty.Realtime.Desk.Administration.AuditPage;

namespace RedProperty.Realtime.Desk.Tests.Administration;

public sealed class AuditPageTests : AdminTest
{
    [Fact]
    public void Says_that_it_reads_and_then_that_there_is_nothing()
    {
        var slow = new TaskCompletionSource();
        Audit.Answering = slow.Task;
        var page = Open<LogPage>();
        Assert.Equal("正在读取…", page.Find("[aria-busy=true]").TextContent);

        slow.SetResult();

        page.WaitForAssertion(() => Assert.Contains("还没有改动。第一次改动会记录在这里。", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("table"));
    }

    [Fact]
    public async Task Tells_when_who_and_what_newest_first()
    {
        await Noted(AuditFacts.WallKeyMade, "secretary-spring", ("communityId", "spring"), ("label", "大厅"));
        await Noted(AuditFacts.PasswordReset, "admin", ("userName", "worker-spring-1"));

        var rows = Open<LogPage>().FindAll("tbody tr").Select(row => row.TextContent).ToList();

        Assert.Contains("worker-spring-1", rows[0], StringComparison.Ordinal);
        Assert.Contains("2026-11-23 09:00", rows[0], StringComparison.Ordinal);
        Assert.Contains("secretary-spring", rows[1], StringComparison.Ordinal);
        Assert.Contains("泉水社区", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_narrowed_by_its_address_and_leads_to_older_entries()
    {
        for (var i = 0; i < 51; i++)
        {
            await Noted(AuditFacts.PasswordReset, "admin", ("userName", $"person-{i}"));
        }

        await Noted(AuditFacts.ApiKeyMade, "admin", ("client", "grid-app"));
        var page = At("/admin/audit?what=passwordReset");
        Assert.Equal(50, page.FindAll("tbody tr").Count);
        Assert.Equal("/admin/audit?what=passwordReset&by=&page=2", page.Find(".audit-pages a").GetAttribute("href"));
        await DisposeComponentsAsync();

        page = At("/admin/audit?what=passwordReset&page=2");
        Assert.Contains("person-0", Assert.Single(page.FindAll("tbody tr")).TextContent, StringComparison.Ordinal);
        await DisposeComponentsAsync();

        Assert.Equal(50, At("/admin/audit?page=nonsense").FindAll("tbody tr").Count);
    }

    [Fact]
    public async Task What_is_chosen_goes_into_the_address()
    {
        await Noted(AuditFacts.ApiKeyMade, "admin", ("client", "grid-app"));
        var page = Open<LogPage>();

        page.Find("select[name=what]").Change("passwordReset");

        Assert.EndsWith("/admin/audit?what=passwordReset&by=&page=1", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("没有符合的记录", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Says_that_the_store_is_away_and_fills_by_itself()
    {
        await Noted(AuditFacts.ApiKeyMade, "admin", ("client", "grid-app"));
        Audit.Answering = Away;
        var page = Open<LogPage>();
        Assert.Contains("暂时读不到最新数据", page.Find("[role=status]").TextContent, StringComparison.Ordinal);

        Audit.Answering = Task.CompletedTask;
        Time.Advance(TimeSpan.FromSeconds(30));

        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
    }

    [Fact]
    public async Task Speaks_English_when_asked_to()
    {
        SpeakEnglish();
        await Noted(AuditFacts.ApiKeyMade, "system", ("client", "grid-app"));

        var row = Open<LogPage>().Find("tbody tr").TextContent;

        Assert.Matches("[Ss]ystem", row);
        Assert.Contains("grid-app", row, StringComparison.Ordinal);
    }

    private IRenderedComponent<IComponent> At(string address)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Open<LogPage>();
    }

    private Task Noted(string what, string by, params (string Key, string Value)[] details) =>
        Audit.Append(new AuditEntry(Nine, by, by, what, details.ToDictionary(detail => detail.Key, detail => detail.Value)), Cancellation);
}
