using Microsoft.Playwright;
using RedProperty.Realtime.EndToEnd.Tests.Pages;

namespace RedProperty.Realtime.EndToEnd.Tests.Tablets;

[Collection(TabletsOfOneProgram.Name)]
public sealed class LookingAtTablets(TabletsInTheField field)
{
    private static readonly string[] Places = ["report", "waiting", "colleagues", "settings"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly (int Width, int Height) Phone = (390, 844);
    private static readonly (int Width, int Height) Upright = (768, 1024);
    private static readonly (int Width, int Height) Across = (1024, 768);

    [Fact]
    public Task Every_page_is_sound_on_an_English_phone_by_night_also_in_large_letters() => Look(isEnglish: true, (Phone, ColorScheme.Dark));

    [Fact]
    public Task Every_page_is_sound_on_a_Chinese_tablet_upright_by_day_and_across_by_night_also_in_large_letters() =>
        Look(isEnglish: false, (Upright, ColorScheme.Light), (Across, ColorScheme.Dark));

    /// <summary>One start of the tablet for all its sights: what costs is the start, not the turning.</summary>
    private async Task Look(bool isEnglish, params ((int Width, int Height) Size, ColorScheme Light)[] sights)
    {
        var id = await field.Reported("楼道里堆了一排旧柜子和自行车，轮椅过不去，老人出门很不方便，请尽快清走", Token);
        await using var tablet = await field.Tablet("worker1", isEnglish, width: sights[0].Size.Width, height: sights[0].Size.Height);
        var page = tablet.Page;
        await page.Locator(".card").First.WaitForAsync();
        await Sound();
        await tablet.OpenTicket(id);
        await page.Locator(".timeline li").First.WaitForAsync();
        await Sound();
        foreach (var place in Places)
        {
            await page.Locator($".rail a[href={place}]").ClickAsync();
            await page.Locator("main h1").WaitForAsync();
            await Sound();
        }

        await page.Locator("input[name=size]").Last.CheckAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-size", "large");
        await Sound();
        await page.Locator(".rail a").First.ClickAsync();
        await page.Locator(".card").First.WaitForAsync();
        await Sound();

        async Task Sound()
        {
            foreach (var ((width, height), light) in sights)
            {
                await page.SetViewportSizeAsync(width, height);
                await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = light });
                await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", light == ColorScheme.Dark ? "dark" : "light");
                await OpenBrowser.AssertAccessible(page);
                await OpenBrowser.AssertNothingStandsOut(page);
            }
        }
    }
}
