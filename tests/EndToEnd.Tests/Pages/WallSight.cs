using Microsoft.Playwright;

namespace RedProperty.Realtime.EndToEnd.Tests.Pages;

/// <summary>What stands on a community's wall, as people below it see it.</summary>
internal static class WallSight
{
    /// <summary>It shows what is true now, and says so by the second.</summary>
    public static Task IsLive(this IPage wall) => Assertions.Expect(wall.GetByText("实时 ")).ToBeVisibleAsync();

    public static ILocator NearestLimits(this IPage wall) => wall.GetByRole(AriaRole.Region, new() { Name = "最近时限" });

    /// <summary>The ticker.</summary>
    public static ILocator Rises(this IPage wall) => wall.GetByRole(AriaRole.Region, new() { Name = "升级动态" }).GetByRole(AriaRole.Listitem);

    /// <summary>Nothing scrolls. And since a wall cuts off what does not fit, instead of scrolling: nothing is cut off either.</summary>
    public static async Task AssertStandsWhole(this IPage wall)
    {
        Assert.True(
            await wall.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth && document.documentElement.scrollHeight <= innerHeight"),
            $"{wall.Url} scrolls on {Screen(wall)}.");
        var cut = await wall.EvaluateAsync<string>(CutOff);
        Assert.True(cut.Length == 0, $"{wall.Url} cuts off on {Screen(wall)}: {cut}");
    }

    private const string CutOff =
        """
        [...document.querySelectorAll('.wall, .wall section, .wall ol, .wall ul, .wall .wall-panel')]
          .filter(it => it.checkVisibility({ visibilityProperty: true }) && (it.scrollHeight > it.clientHeight + 1 || it.scrollWidth > it.clientWidth + 1))
          .map(it => `${it.className} shows ${it.clientWidth}x${it.clientHeight} of ${it.scrollWidth}x${it.scrollHeight}`).join('; ')
        """;

    private static string Screen(IPage wall) => $"{wall.ViewportSize?.Width}x{wall.ViewportSize?.Height}";
}
