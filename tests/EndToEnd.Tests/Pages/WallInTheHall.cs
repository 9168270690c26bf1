using Microsoft.Playwright;
using RedProperty.Realtime.EndToEnd.Tests.Running;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Pages;

/// <summary>A full wall on the screens it hangs on, by both lights; and the key that opens it.</summary>
[Collection(PagesOfOneProgram.Name)]
public sealed class WallInTheHall(OpenBrowser browser)
{
    private const int Matters = 36;

    private static readonly string[] Kinds = ["lamp-out", "lift-stopped", "corridor-clutter", "illegal-construction", "fire-lane-blocked", "vegetable-plot"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_wall_stands_whole_on_every_screen_by_both_lights_and_is_for_everybody_to_read()
    {
        await Fill();
        await Look("dark", (1920, 1080), (3840, 2160));
        await Look("light", (3840, 2160), (1920, 1080));
    }

    [Fact]
    public async Task A_revoked_key_closes_the_wall_that_stands_open_with_it()
    {
        var keys = await browser.VisitAs("secretary1");
        await keys.GotoAsync("/community/yanzishan/wall-keys");
        await keys.GetByLabel("用在哪块大屏").FillAsync("一楼大厅");
        await keys.GetByRole(AriaRole.Button, new() { Name = "生成密钥" }).ClickAsync();
        var address = await keys.GetByLabel("完整地址").InputValueAsync();
        var wall = await browser.Visit(address, 1920, 1080);
        await wall.IsLive();

        await keys.GetByRole(AriaRole.Button, new() { Name = "撤销“一楼大厅”的密钥" }).ClickAsync();
        await keys.GetByRole(AriaRole.Group, new() { Name = "撤销“一楼大厅”" }).GetByRole(AriaRole.Button, new() { Name = "撤销" }).ClickAsync();

        await Assertions.Expect(wall.GetByRole(AriaRole.Heading, new() { Name = "这块大屏没有对您开放" })).ToBeVisibleAsync();
        Assert.Equal(["这块大屏没有对您开放", "请用岗位账号登录，或使用管理员发给这块屏幕的链接。", "返回工单台"], await Words(wall));
        Assert.Equal(403, (await wall.GotoAsync(address))!.Status);
        await wall.Context.CloseAsync();
        await keys.Context.CloseAsync();
    }

    /// <summary>Some dozen matters of all tracks, out of the sight of the steward whom other tests follow, and enough rises for the ticker.</summary>
    private async Task Fill()
    {
        var http = browser.Program.Http;
        var ids = await Task.WhenAll(Enumerable.Range(0, Matters).Select(i => http.Reports(Token, Kinds[i % Kinds.Length], $"yanzishan-{2 + (i % 2)}-{1 + (i % 8):00}")));
        await using var secretary = await HubLine.Open(browser.Program, "secretary1", Token);
        foreach (var id in ids.Take(3))
        {
            await secretary.Invoke("Escalate", new { commandId = Guid.NewGuid().ToString("N"), ticketId = id, reason = "需要街道协调" });
        }
    }

    /// <summary>All that stands there, line by line.</summary>
    private static async Task<string[]> Words(IPage page) => (await page.Locator("body").InnerTextAsync())
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Every panel on both screens; by axe on the first of them, since the second is the same drawn larger or smaller.</summary>
    private async Task Look(string theme, (int Width, int Height) first, (int Width, int Height) second)
    {
        var wall = await browser.Visit($"/wall/yanzishan?key=demo-wall-key&theme={theme}", first.Width, first.Height);
        await wall.IsLive();
        await Assertions.Expect(wall.NearestLimits().GetByRole(AriaRole.Listitem)).ToHaveCountAsync(8);
        await Assertions.Expect(wall.Rises()).ToHaveCountAsync(3);
        await wall.AssertStandsWhole();
        await OpenBrowser.AssertAccessible(wall);

        var stage = wall.GetByRole(AriaRole.Region, new() { Name = "轮换画面" });
        foreach (var panel in new[] { "今日办结层级", "各网格在办" })
        {
            await stage.GetByRole(AriaRole.Button, new() { Name = panel }).ClickAsync();
            await Assertions.Expect(stage.GetByRole(AriaRole.Heading, new() { Name = panel })).ToBeVisibleAsync();
            await wall.AssertStandsWhole();
            await OpenBrowser.AssertAccessible(stage);
        }

        await wall.SetViewportSizeAsync(second.Width, second.Height);
        foreach (var panel in await stage.Locator("[data-turn]").AllAsync())
        {
            await panel.ClickAsync();
            await wall.AssertStandsWhole();
        }

        await wall.Context.CloseAsync();
    }
}
