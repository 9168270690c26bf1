using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Playwright;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Pages;

/// <summary>What an administrator changes, by the pages: seen before it is in force, refused with its line when it is wrong, and kept in the log.</summary>
[Collection(PagesOfOneProgram.Name)]
public sealed class Administering(OpenBrowser browser)
{
    private const string Header = "type,id,parent,name,name_en,address,lat,long,company,holder,phone\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_compared_first_then_loaded_and_stands_in_the_tree_and_in_the_log()
    {
        var page = await Open("/admin/organisation");

        await Pick(page, Header + "building,tianyu-9-01,nowhere,天宇1号楼,Tianyu 1,,,,,,\ngrid,Yanzishan 9,yanzishan,九网格,Grid 9,,,,,,\n");
        var faults = page.GetByRole(AriaRole.Alert);
        await Assertions.Expect(faults.GetByRole(AriaRole.Row)).ToHaveCountAsync(3);
        await Assertions.Expect(faults.Locator(".fault-line").Nth(0)).ToHaveTextAsync("2");
        await Assertions.Expect(faults.Locator(".fault-line").Nth(1)).ToHaveTextAsync("3");
        await OpenBrowser.AssertAccessible(page);

        await Pick(page, Header + "grid,yanzishan-8,yanzishan,八网格（新天宇）,Grid 8 (New Tianyu),,,,,,\ngrid,yanzishan-7,yanzishan,七网格（燕归园一期）,Grid 7,,,,,,\n");
        await Assertions.Expect(page.Locator(".plan-sums")).ToContainTextAsync("1 修改");
        await Assertions.Expect(page.Locator(".plan-sums")).ToContainTextAsync("1 新增");
        await Assertions.Expect(page.Locator(".plan-field").First).ToContainTextAsync("七网格（燕归园） → 七网格（燕归园一期）");
        Assert.DoesNotContain("yanzishan-8", await Organisation(), StringComparison.Ordinal);
        await OpenBrowser.AssertAccessible(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "使 2 处改动生效" }).ClickAsync();
        await Assertions.Expect(page.GetByText("已生效：2 处改动")).ToBeVisibleAsync();
        Assert.Contains("yanzishan-8", await Organisation(), StringComparison.Ordinal);
        await page.Locator("#tree-find").FillAsync("新天宇");
        await page.GetByRole(AriaRole.Link, new() { Name = "八网格（新天宇）" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "八网格（新天宇）" })).ToBeVisibleAsync();

        await page.GotoAsync("/admin/audit?what=organisationChanged");
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("新增 1；修改 1");
    }

    [Fact]
    public async Task A_table_saved_by_a_chinese_spreadsheet_is_read_and_a_grid_with_open_matters_is_not_taken_away()
    {
        await browser.Program.Http.Reports(Token, building: "yanzishan-6-01");
        var page = await Open("/admin/organisation");
        var without = string.Join('\n', (await Organisation()).Split('\n').Where(line => !line.Contains("yanzishan-6", StringComparison.Ordinal)));

        await page.GetByLabel("整体替换").CheckAsync();
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        await Pick(page, without, Encoding.GetEncoding("GB18030"));

        await Assertions.Expect(page.GetByText("文件是国标编码")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("yanzishan-6");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new("处改动生效") })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_post_gets_another_holder_and_may_stand_empty()
    {
        var page = await Open("/admin/organisation?place=yanzishan-5");
        await page.GetByRole(AriaRole.Button, new() { Name = "调整楼宇红管家" }).ClickAsync();
        await page.Locator(".holders-edit").GetByRole(AriaRole.Button, new() { NameRegex = new("^移除") }).ClickAsync();
        await Assertions.Expect(page.GetByText("保存后此岗空缺")).ToBeVisibleAsync();
        await page.Locator("#holder-RedSteward").FillAsync("worker-yanzishan-5");
        await page.Locator(".mud-popover-open .mud-list-item").First.ClickAsync();
        await OpenBrowser.AssertAccessible(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();

        await Assertions.Expect(page.Locator(".holders-edit")).ToHaveCountAsync(0);
        Assert.Contains("post,redSteward,yanzishan-5,,,,,,,worker-yanzishan-5,", await Organisation(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_is_opened_disabled_and_enabled_and_what_is_wrong_is_said()
    {
        var page = await Open("/admin/accounts");
        await page.Locator(".new-account summary").ClickAsync();
        var form = page.Locator(".new-account form");
        await form.GetByRole(AriaRole.Button, new() { Name = "开通" }).ClickAsync();
        await Assertions.Expect(form.GetByRole(AriaRole.Alert)).ToHaveTextAsync("请从列表中选择人员。");
        await page.Locator("#account-person").FillAsync("worker-yanzishan-7");
        await page.Locator(".mud-popover-open .mud-list-item").First.ClickAsync();
        await Assertions.Expect(page.Locator("#account-name")).ToHaveValueAsync("worker-yanzishan-7");
        await page.Locator("#account-password").FillAsync("short");
        await form.GetByRole(AriaRole.Button, new() { Name = "开通" }).ClickAsync();
        await Assertions.Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync("密码须为 10 至 200 个字符");
        await Assertions.Expect(page.Locator("#account-name")).ToHaveValueAsync("worker-yanzishan-7");
        await form.GetByRole(AriaRole.Button, new() { Name = "生成" }).ClickAsync();
        await Assertions.Expect(page.Locator("#account-password")).Not.ToHaveValueAsync("short");
        var password = await page.Locator("#account-password").InputValueAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "开通" }).ClickAsync();
        await Assertions.Expect(form.GetByRole(AriaRole.Status)).ToContainTextAsync("账号 worker-yanzishan-7 已开通");
        Assert.Equal(HttpStatusCode.OK, await SignIn("worker-yanzishan-7", password));

        await page.GetByRole(AriaRole.Button, new() { Name = "停用 worker-yanzishan-7" }).ClickAsync();
        await page.Locator(".account-danger").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "启用 worker-yanzishan-7" })).ToBeVisibleAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await SignIn("worker-yanzishan-7", password));
        await page.GetByRole(AriaRole.Button, new() { Name = "启用 worker-yanzishan-7" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "停用 worker-yanzishan-7" })).ToBeVisibleAsync();
        Assert.Equal(HttpStatusCode.OK, await SignIn("worker-yanzishan-7", password));
    }

    [Fact]
    public async Task A_persons_tablet_is_seen_and_withdrawn_on_a_desk_and_on_a_phone()
    {
        var body = new { userName = "branch1", password = "Demo-2341!", device = new { id = "tablet-of-branch1", kind = "tablet", name = "一网格书记的平板，放在社区服务中心前台" } };
        using var signedIn = await browser.Program.Http.PostAsJsonAsync("/api/sessions", body, Token);
        var renewal = (await signedIn.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<System.Text.Json.JsonElement>(Token)).GetProperty("device").GetProperty("renewalToken").GetString();
        var page = await Open("/admin/accounts");
        await page.Locator("#accounts-find").FillAsync("branch1");
        await page.GetByRole(AriaRole.Button, new() { Name = "branch1 的设备" }).ClickAsync();
        await Assertions.Expect(page.Locator(".devices li")).ToContainTextAsync("一网格书记的平板");
        await OpenBrowser.AssertAccessible(page);

        await page.SetViewportSizeAsync(390, 844);
        await page.Locator(".devices").GetByRole(AriaRole.Button, new() { NameRegex = new("^撤销设备") }).ClickAsync();
        await Assertions.Expect(page.GetByText("确定撤销？")).ToBeVisibleAsync();
        await OpenBrowser.AssertNothingStandsOut(page);
        await OpenBrowser.AssertAccessible(page);
        await page.Locator(".devices-danger").ClickAsync();

        await Assertions.Expect(page.Locator(".devices").GetByRole(AriaRole.Status)).ToContainTextAsync("已撤销");
        await Assertions.Expect(page.Locator(".devices li")).ToHaveCountAsync(0);
        using var refused = await browser.Program.Http.PostAsJsonAsync("/api/sessions/renew", new { renewalToken = renewal }, Token);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        await page.GotoAsync("/admin/audit?what=deviceWithdrawn");
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("撤销设备登录");
    }

    [Fact]
    public async Task A_faulty_policy_changes_nothing_and_stays_to_be_corrected()
    {
        var page = await Open("/admin/policy");
        var text = page.Locator("#policy-text");
        var sound = await text.InputValueAsync();
        var editor = page.GetByRole(AriaRole.Region, new() { Name = "修改时限" });

        await text.FillAsync(sound.Replace("0.75", "7.5", StringComparison.Ordinal));
        await editor.GetByRole(AriaRole.Button, new() { Name = "检查并生效" }).ClickAsync();
        await Assertions.Expect(editor.GetByRole(AriaRole.Alert)).ToContainTextAsync("$.yellowShare");
        await Assertions.Expect(text).ToHaveValueAsync(sound.Replace("0.75", "7.5", StringComparison.Ordinal));
        await OpenBrowser.AssertAccessible(page);

        await text.FillAsync(sound.Replace("0.75", "0.70", StringComparison.Ordinal));
        await editor.GetByRole(AriaRole.Button, new() { Name = "检查并生效" }).ClickAsync();
        await Assertions.Expect(page.GetByText("时限用去 70% 时出示黄牌")).ToBeVisibleAsync();
        await text.FillAsync(sound);
        await editor.GetByRole(AriaRole.Button, new() { Name = "检查并生效" }).ClickAsync();
        await Assertions.Expect(page.GetByText("时限用去 75% 时出示黄牌")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_key_made_on_the_page_opens_the_door_of_programs_until_it_is_revoked()
    {
        var page = await Open("/admin/keys");
        await page.Locator("#api-client").FillAsync("Grid App");
        await page.Locator(".api-keys-new button").ClickAsync();
        await Assertions.Expect(page.Locator(".api-keys").GetByRole(AriaRole.Alert)).ToContainTextAsync("名称须为 1 至 40 位小写字母");
        await page.Locator("#api-client").FillAsync("grid-app");
        await page.Locator(".api-keys-new button").ClickAsync();
        var secret = await page.Locator("#api-key-secret").InputValueAsync();

        Assert.Equal(HttpStatusCode.OK, await Report(secret));
        await page.GetByRole(AriaRole.Button, new() { Name = "撤销 grid-app 的密钥" }).ClickAsync();
        await page.Locator(".api-keys-danger").ClickAsync();
        await Assertions.Expect(page.Locator(".api-keys li").Filter(new() { HasText = "grid-app" })).ToHaveCountAsync(0);
        Assert.Equal(HttpStatusCode.Forbidden, await Report(secret));
    }

    [Fact]
    public async Task Nobody_else_sees_any_of_it()
    {
        var page = await browser.VisitAs("secretary1");
        foreach (var path in new[] { "/admin/organisation", "/admin/accounts", "/admin/catalogue", "/admin/policy", "/admin/keys", "/admin/audit" })
        {
            var answer = await page.GotoAsync(path);
            Assert.Equal(403, answer!.Status);
            await Assertions.Expect(page.GetByText("此页面仅限系统管理员")).ToBeVisibleAsync();
        }

        Assert.Equal(403, (await page.APIRequest.GetAsync(new Uri(browser.Program.Address, "/exports/organisation.csv").ToString())).Status);
    }

    private static async Task Pick(IPage page, string csv, Encoding? encoding = null)
    {
        await Assertions.Expect(page.Locator("#import-file")).ToBeEnabledAsync();
        await page.Locator("#import-file").SetInputFilesAsync(
            new FilePayload { Name = "organisation.csv", MimeType = "text/csv", Buffer = (encoding ?? new UTF8Encoding(false)).GetBytes(csv) });
    }

    private async Task<IPage> Open(string path)
    {
        var page = await browser.VisitAs("admin");
        await page.GotoAsync(path);
        await page.Locator("main h1").WaitForAsync();
        return page;
    }

    private async Task<string> Organisation()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/organisation");
        request.Headers.Authorization = new("Bearer", await browser.Program.Http.SignsIn("admin", Token));
        using var answer = await browser.Program.Http.SendAsync(request, Token);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Token);
    }

    private async Task<HttpStatusCode> SignIn(string userName, string password)
    {
        using var answer = await browser.Program.Http.PostAsJsonAsync("/api/sessions", new { userName, password }, Token);
        return answer.StatusCode;
    }

    private async Task<HttpStatusCode> Report(string key)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["api_key"] = key,
            ["service_code"] = "lamp-out",
            ["address_id"] = "yanzishan-1-01",
            ["description"] = "楼道灯不亮",
        });
        using var answer = await browser.Program.Http.PostAsync("/open311/v2/requests.json", form, Token);
        return answer.StatusCode;
    }
}
