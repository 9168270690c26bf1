using System.Globalization;
using Microsoft.Playwright;
using RedProperty.Realtime.EndToEnd.Tests.Pages;
using RedProperty.Realtime.EndToEnd.Tests.Running;
using RedProperty.Realtime.Testing.Photos;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Tablets;

[Collection(TabletsOfOneProgram.Name)]
public sealed class WithoutSignal(TabletsInTheField field)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Seconds in the lift; FIELD_OFFLINE_SECONDS makes it longer.</summary>
    private static TimeSpan InTheLift => TimeSpan.FromSeconds(
        double.TryParse(Environment.GetEnvironmentVariable("FIELD_OFFLINE_SECONDS"), CultureInfo.InvariantCulture, out var seconds) ? seconds : 3);

    [Fact]
    public async Task Ten_actions_and_three_photos_outlive_the_tablet_and_take_effect_once_in_their_order_and_a_conflict_is_explained()
    {
        var lift = await field.Reported("电梯口堆了杂物", Token);
        var cellar = await field.Reported("地下室堆了杂物", Token);
        var taken = await field.Reported("车棚堆了杂物", Token);
        await using var tablet = await field.Tablet("worker1");
        await tablet.KeepsItsProgram();
        await tablet.Show("New");
        await Assertions.Expect(tablet.Card(await Number(taken))).ToBeVisibleAsync();
        await tablet.LosesSignal();

        // 1, 2: answers from the list; 3: on a ticket that somebody else answers and returns meanwhile.
        foreach (var id in (string[])[lift, cellar, taken])
        {
            await tablet.Card(await Number(id)).GetByRole(AriaRole.Button).ClickAsync();
        }

        await tablet.OpenTicket(lift);
        await tablet.Act("提出方案", "今天下午清走");
        await tablet.Act("留言", "已联系住户");
        await tablet.Act("已解决", "清走了，拍照为证", Pictures.Noise(3), Pictures.Noise(4));
        await tablet.OpenTicket(cellar);
        await tablet.Act("提出方案", "明天上午清走");
        await tablet.Act("留言", "要借平板车");
        await tablet.Act("补充照片", "地下室现场", Pictures.Noise(5));
        await tablet.OpenTicket(taken);
        await tablet.Act("提出方案", "我打算今晚处理车棚");
        await Assertions.Expect(tablet.Page.Locator(".status-waiting")).ToContainTextAsync("10");
        await SomebodyElseSettles(taken);

        await Task.Delay(InTheLift, Token);
        await tablet.DiesAndOpens();
        await Assertions.Expect(tablet.Page.Locator(".status-waiting")).ToContainTextAsync("10");
        await Assertions.Expect(tablet.Page.Locator(".status")).ToContainTextAsync("截至");
        await tablet.Page.Locator(".rail a[href=waiting]").ClickAsync();
        await Assertions.Expect(tablet.Page.Locator(".waiting > li")).ToHaveCountAsync(10);
        await Assertions.Expect(tablet.Page.Locator(".waiting img")).ToHaveCountAsync(3);
        await OpenBrowser.AssertAccessible(tablet.Page);
        await tablet.FindsSignal();

        await Assertions.Expect(tablet.Page.Locator(".waiting > li")).ToHaveCountAsync(0, new LocatorAssertionsToHaveCountOptions { Timeout = Chromium.Patience });
        Assert.Equal(["acknowledged", "solutionProposed", "commented", "resolved"], await ByWorker(lift));
        Assert.Equal(["acknowledged", "solutionProposed", "commented", "photoAdded"], await ByWorker(cellar));
        Assert.Equal(2, await WholePhotos(lift));
        Assert.Equal(1, await WholePhotos(cellar));

        // Nothing is hidden of what did not take effect: what it was, why, how the matter stands now, and the words typed.
        Assert.DoesNotContain("solutionProposed", await ByWorker(taken));
        var refused = tablet.Page.Locator(".refused").Filter(new LocatorFilterOptions { HasText = "我打算今晚处理车棚" });
        await Assertions.Expect(refused).ToContainTextAsync("提出方案 没有生效");
        await Assertions.Expect(refused).ToContainTextAsync("已办结");
        await OpenBrowser.AssertAccessible(tablet.Page);
        await refused.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "知道了" }).ClickAsync();
        await Assertions.Expect(refused).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_old_answer_is_never_served_as_new_and_signing_out_leaves_nothing_of_the_person()
    {
        var id = await field.Reported("门厅堆了杂物", Token);
        await using var tablet = await field.Tablet("worker1");
        await tablet.KeepsItsProgram();
        await Assertions.Expect(tablet.Card(await Number(id))).ToBeVisibleAsync();
        Assert.Equal(200, await tablet.Page.EvaluateAsync<int>("fetch('/healthz/live').then(it => it.status)"));
        await tablet.LosesSignal();

        foreach (var path in (string[])["/healthz/live", $"/api/tickets/{id}", "/api/kinds"])
        {
            Assert.Equal("gone", await tablet.Page.EvaluateAsync<string>("path => fetch(path).then(it => String(it.status), () => 'gone')", path));
        }

        await tablet.Page.Locator(".rail a[href=settings]").ClickAsync();
        await tablet.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "退出登录", Exact = true }).ClickAsync();
        await tablet.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "清除并退出" }).ClickAsync();
        await tablet.Page.Locator("#user-name").WaitForAsync();
        Assert.Equal("", await tablet.Page.EvaluateAsync<string>(Left));

        await tablet.DiesAndOpens();
        await tablet.Page.Locator("#user-name").WaitForAsync();
        await Assertions.Expect(tablet.Page.Locator("#user-name")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_ticket_opened_from_another_never_wears_the_other_s_history()
    {
        var seen = await field.Reported("一层堆了杂物", Token);
        var unseen = await field.Reported("二层堆了杂物", Token);
        await using var tablet = await field.Tablet("worker1");
        await Assertions.Expect(tablet.Card(await Number(unseen))).ToBeAttachedAsync();
        await tablet.OpenTicket(seen);
        await tablet.Page.Locator(".timeline li[data-fact]").First.WaitForAsync();
        await tablet.LosesSignal();
        await tablet.OpenTicket(unseen);

        await Assertions.Expect(tablet.Page.GetByText("办理过程要联网后才能看到")).ToBeVisibleAsync();
        await Assertions.Expect(tablet.Page.Locator(".timeline li[data-fact]")).ToHaveCountAsync(0);
        await tablet.FindsSignal();
        await tablet.Page.Locator(".timeline li[data-fact]").First.WaitForAsync(new LocatorWaitForOptions { Timeout = Chromium.Patience });
    }

    [Fact]
    public async Task A_device_that_is_full_says_so_and_the_words_stay_on_the_page()
    {
        await using var tablet = await field.Tablet("worker1");
        var page = tablet.Page;
        await page.Locator(".rail a[href=report]").ClickAsync();
        await page.Locator(".building-one").First.ClickAsync();
        await page.Locator("#words").FillAsync("写了很久的一段话");
        await page.Locator(".kind").First.ClickAsync();
        await page.EvaluateAsync("() => { IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }; }");
        await page.Locator(".report button[type=submit]").ClickAsync();

        await Assertions.Expect(page.Locator(".report").GetByRole(AriaRole.Alert)).ToContainTextAsync("本机存不下");
        await Assertions.Expect(page.Locator("#words")).ToHaveValueAsync("写了很久的一段话");
    }

    /// <summary>The stores of the database that hold anything, and every cache but the program's own.</summary>
    private const string Left = """
        (async () => {
          const left = (await caches.keys()).filter(name => !name.startsWith('field-program'));
          for (const { name } of await indexedDB.databases()) {
            const database = await new Promise((done, fail) => { const it = indexedDB.open(name); it.onsuccess = () => done(it.result); it.onerror = fail; });
            for (const store of database.objectStoreNames) {
              const count = await new Promise(done => { const it = database.transaction(store).objectStore(store).count(); it.onsuccess = () => done(it.result); });
              if (count > 0) left.push(store);
            }
            database.close();
          }
          return left.join();
        })()
        """;

    private async Task<string> Number(string id) => (await field.Ticket(id, Token))["number"]!.GetValue<string>();

    /// <summary>The community's secretary brings it to its end, from the desk.</summary>
    private async Task SomebodyElseSettles(string id)
    {
        await using var line = await HubLine.Open(field.Program, "secretary1", Token);
        await line.Invoke("Resolve", new { commandId = Guid.NewGuid().ToString("N"), ticketId = id, text = "社区已统一清理" });
        await line.Invoke("Confirm", new { commandId = Guid.NewGuid().ToString("N"), ticketId = id });
    }

    private async Task<IReadOnlyList<string>> ByWorker(string id)
    {
        var ticket = await field.Ticket(id, Token);
        var me = ticket["holders"]!.AsArray().Select(holder => holder!["userId"]!.GetValue<string>()).First();
        return [.. ticket["timeline"]!.AsArray().Where(entry => entry!["by"]!.GetValue<string>() == me).Select(entry => entry!["type"]!.GetValue<string>())];
    }

    private async Task<int> WholePhotos(string id)
    {
        var token = await field.Program.Http.SignsIn("worker1", Token);
        var count = 0;
        foreach (var photo in (await field.Ticket(id, Token))["photos"]!.AsArray())
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, photo!["url"]!.GetValue<string>());
            request.Headers.Authorization = new("Bearer", token);
            using var answer = await field.Program.Http.SendAsync(request, Token);
            var bytes = await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(Token);
            Assert.Equal([0xff, 0xd9], bytes[^2..]);
            count++;
        }

        return count;
    }
}
