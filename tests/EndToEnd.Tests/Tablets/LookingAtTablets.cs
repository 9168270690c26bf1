using Microsoft.Playwright;
using RedProperty.Realtime.EndToEnd.Tests.Pages;

namespace RedProperty.Realtime.EndToEnd.Tests.Tablets;

[Collection(TabletsOfOneProgram.Name)]
public sealed class LookingAtTablets(TabletsInTheField field)
{
    private static readonly string[] Places = ["report", "waiting", "colleagues", "settings"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(390, 844, true, true)]
    [InlineData(768, 1024, false, false)]
    [InlineData(1024, 768, false, true)]
    public async Task Every_page_is_sound_and_nothing_stands_out_also_in_large_letters(int width, int height, bool isEnglish, bool isDark)
    {
        var id = await field.Reported("楼道里堆了一排旧柜子和自行车，轮椅过不去，老人出门很不方便，请尽快清走", Token);
        await using var tablet = await field.Tablet("worker1", isEnglish, isDark, width, height);
        var page = tablet.Page;
        await page.Locator(".card").First.WaitForAsync();
        await Sound(page);
        await tablet.OpenTicket(id);
        await page.Locator(".timeline li").First.WaitForAsync();
        await Sound(page);
        foreach (var place in Places)
        {
            await page.Locator($".rail a[href={place}]").ClickAsync();
            await page.Locator("main h1").WaitForAsync();
            await Sound(page);
        }

        await page.Locator("input[name=size]").Last.CheckAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-size", "large");
        await Sound(page);
        await page.Locator(".rail a").First.ClickAsync();
        await page.Locator(".card").First.WaitForAsync();
        await Sound(page);
    }

    private static async Task Sound(IPage page)
    {
        await OpenBrowser.AssertAccessible(page);
        await OpenBrowser.AssertNothingStandsOut(page);
    }
}
