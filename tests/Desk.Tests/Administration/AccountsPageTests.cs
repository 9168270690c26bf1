using Microsoft.AspNetCore.Components;
using RedProperty.Realtime.Desk.Administration;
using RedProperty.Realtime.Domain.Accounts;

namespace RedProperty.Realtime.Desk.Tests.Administration;

public sealed class AccountsPageTests : AdminTest
{
    [Fact]
    public async Task Says_that_it_reads_until_it_has_read()
    {
        await AnAccount("worker-spring-1");
        var slow = new TaskCompletionSource();
        Accounts.Answering = slow.Task;

        var page = Open<AccountsPage>();
        Assert.Equal("正在读取…", page.Find("section [aria-busy=true]").TextContent);

        slow.SetResult();
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".account")));
    }

    [Fact]
    public async Task Names_each_account_with_its_person_posts_and_last_sign_in()
    {
        await AnAccount("worker-spring-1");
        await AnAccount("steward-spring-1");
        await Accounts.SignedIn("steward-spring-1", Nine.AddHours(-1), Cancellation);

        var rows = Open<AccountsPage>().FindAll(".account").Select(row => row.TextContent).ToList();

        Assert.Contains("spring-1 网格 楼宇红管家", rows[0], StringComparison.Ordinal);
        Assert.Contains("上次登录 08:00", rows[0], StringComparison.Ordinal);
        Assert.Contains("从未登录", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_of_whom_has_left_that_nobody_comes_in_by_it()
    {
        await Accounts.Put([new Account("old", "nobody", "x")], Cancellation);

        Assert.Contains("nobody（已不在组织架构中，无法登录）", Open<AccountsPage>().Find(".account").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Narrows_by_name_and_says_when_none_fits()
    {
        await AnAccount("worker-spring-1");
        await AnAccount("steward-spring-1");
        var page = Open<AccountsPage>();

        page.Find("#accounts-find").Input("steward");
        Assert.Equal("steward-spring-1", Assert.Single(page.FindAll(".account b")).TextContent);
        page.Find("#accounts-find").Input("无此人");
        Assert.Empty(page.FindAll(".account"));
        Assert.Contains("没有符合的账号", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_very_many_two_hundred_stand_there()
    {
        await Accounts.Put([.. Enumerable.Range(0, 201).Select(i => new Account($"person-{i:000}", "worker-spring-1", "x"))], Cancellation);

        var page = Open<AccountsPage>();

        Assert.Equal(200, page.FindAll(".account").Count);
        Assert.Contains("只列出前 200 个", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_the_store_is_away_and_fills_by_itself_when_it_is_back()
    {
        await AnAccount("worker-spring-1");
        Accounts.Answering = Away;
        var page = Open<AccountsPage>();
        Assert.Contains("暂时读不到最新数据", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".account"));

        Accounts.Answering = Task.CompletedTask;
        Time.Advance(TimeSpan.FromSeconds(30));

        page.WaitForAssertion(() => Assert.Single(page.FindAll(".account")));
        Assert.DoesNotContain("暂时读不到最新数据", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_is_opened_for_somebody_of_the_organisation()
    {
        var page = Open<AccountsPage>();
        await Choose(page, "worker-spring-1");
        Assert.Equal("worker-spring-1", page.Find("#account-name").GetAttribute("value"));
        page.Find("#account-password").Input("long-enough-1");

        page.Find(".new-account form").Submit();

        page.WaitForAssertion(() => Assert.Contains("账号 worker-spring-1 已开通", page.Find(".new-account [role=status]").TextContent, StringComparison.Ordinal));
        Assert.Single(page.FindAll(".account"));
        Assert.Equal("", page.Find("#account-password").GetAttribute("value"));
    }

    [Fact]
    public async Task Opening_says_what_is_missing_taken_or_too_short_and_keeps_the_rest()
    {
        await AnAccount("worker-spring-1");
        var page = Open<AccountsPage>();
        page.Find("#account-password").Input("short");
        page.Find(".new-account form").Submit();
        Assert.Equal("请从列表中选择人员。", Alert(page));

        await Choose(page, "worker-spring-1");
        page.Find(".new-account form").Submit();
        Assert.Contains("用户名 worker-spring-1 已有人使用", Alert(page), StringComparison.Ordinal);

        page.Find("#account-name").Input("second");
        page.Find(".new-account form").Submit();
        Assert.StartsWith("密码须为 10 至 200 个字符", Alert(page), StringComparison.Ordinal);

        page.Find("#account-name").Input(" ");
        page.Find("#account-password").Input("long-enough-1");
        page.Find(".new-account form").Submit();
        Assert.StartsWith("请填写用户名", Alert(page), StringComparison.Ordinal);

        page.Find("#account-name").Input("second");
        Accounts.Answering = Away;
        page.Find(".new-account form").Submit();
        Assert.Contains("内容没有改动", Alert(page), StringComparison.Ordinal);
        Assert.Equal(("second", "long-enough-1"), (page.Find("#account-name").GetAttribute("value"), page.Find("#account-password").GetAttribute("value")));
    }

    [Fact]
    public async Task A_made_password_is_shown_and_can_be_hidden()
    {
        await AnAccount("worker-spring-1");
        var page = Open<AccountsPage>();
        Assert.Equal("password", page.Find("#account-password").GetAttribute("type"));

        page.Find(".new-account").QuerySelectorAll("button").Single(button => button.TextContent == "生成").Click();

        Assert.Equal(16, page.Find("#account-password").GetAttribute("value")!.Length);
        Assert.Equal("text", page.Find("#account-password").GetAttribute("type"));
        page.Find(".new-account [aria-pressed=true]").Click();
        Assert.Equal("password", page.Find("#account-password").GetAttribute("type"));
    }

    [Fact]
    public async Task A_password_is_set_anew_unless_it_is_too_short_or_the_store_is_away()
    {
        await AnAccount("worker-spring-1");
        var page = Open<AccountsPage>();
        Button(page, "为 worker-spring-1 重设密码").Click();
        page.Find("#password-worker-spring-1").Input("short");
        page.Find(".account form").Submit();
        Assert.StartsWith("密码须为 10 至 200 个字符", Alert(page), StringComparison.Ordinal);

        page.Find("#password-worker-spring-1").Input("long-enough-2");
        Accounts.Answering = Away;
        page.Find(".account form").Submit();
        Assert.Contains("内容没有改动", Alert(page), StringComparison.Ordinal);
        Assert.Equal("long-enough-2", page.Find("#password-worker-spring-1").GetAttribute("value"));

        Accounts.Answering = Task.CompletedTask;
        page.Find(".account form").Submit();
        page.WaitForAssertion(() => Assert.Contains("新密码已生效", page.Find(".account [role=status]").TextContent, StringComparison.Ordinal));
        Assert.Equal("long-enough-2", (await Accounts.Find("worker-spring-1", Cancellation))!.PasswordHash);
    }

    [Fact]
    public async Task An_account_is_disabled_only_after_asking_and_enabled_in_one_press()
    {
        await AnAccount("worker-spring-1");
        var page = Open<AccountsPage>();
        Button(page, "停用 worker-spring-1").Click();
        Assert.Contains("已登录的设备立即退出", page.Find(".account").TextContent, StringComparison.Ordinal);
        Button(page, "取消").Click();
        Assert.False((await Accounts.Find("worker-spring-1", Cancellation))!.IsDisabled);

        Button(page, "停用 worker-spring-1").Click();
        page.Find(".account-danger").Click();
        page.WaitForAssertion(() => Assert.Contains("已停用", page.Find(".account .tag").TextContent, StringComparison.Ordinal));
        Button(page, "启用 worker-spring-1").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".account .tag")));
    }

    [Fact]
    public async Task Nobody_disables_his_own_account()
    {
        await AnAccount("admin");
        var page = Open<AccountsPage>();
        Button(page, "停用 admin").Click();
        page.Find(".account-danger").Click();

        page.WaitForAssertion(() => Assert.Equal("不能停用自己的账号，请由另一位系统管理员操作。", Alert(page)));
        Assert.False((await Accounts.Find("admin", Cancellation))!.IsDisabled);
    }

    private Task AnAccount(string person) => Accounts.Put([new Account(person, person, "x")], Cancellation);

    private Task Choose(IRenderedComponent<IComponent> page, string person) =>
        page.InvokeAsync(() => page.FindComponent<PersonSelect>().Instance.ValueChanged.InvokeAsync(City.Chart.FindPerson(person)));
}
