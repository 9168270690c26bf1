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
        Assert.True(cut.Length == 0, $"{wall.Url} is too narrow on {Screen(wall)}: {cut}");
    }

    /// <summary>Parts and rows that hold more than they show, and what lies outside its row or part; a hair's breadth is a line's own leading.</summary>
    private const string CutOff =
        """
        (() => {
          const hair = innerWidth / 960;
          const isSeen = it => it.checkVisibility({ visibilityProperty: true });
          const pokesOut = (it, box) => it.right > box.right + hair || it.left < box.left - hair || it.bottom > box.bottom + hair || it.top < box.top - hair;
          return [...document.querySelectorAll('.wall, .wall section, .wall li')].filter(isSeen).flatMap(part => {
            const box = part.getBoundingClientRect();
            return [...part.querySelectorAll(':not(svg *)')].filter(it => isSeen(it) && pokesOut(it.getBoundingClientRect(), box))
              .map(it => `"${it.textContent.trim().slice(0, 20)}" out of its ${part.className || part.tagName}`);
          }).slice(0, 5).join('; ');
        })()
        """;

    private static string Screen(IPage wall) => $"{wall.ViewportSize?.Width}x{wall.ViewportSize?.Height}";
}
