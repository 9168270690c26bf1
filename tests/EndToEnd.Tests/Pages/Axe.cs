using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace RedProperty.Realtime.EndToEnd.Tests.Pages;

/// <summary>
/// Deque's axe, run in the page that is looked at. Deque's own binding sums up in a second page, opened anew for each look, and reads the script three times:
/// half of what a look costs, and of use only to frames, of which our pages have none.
/// </summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What is well is only counted, not described.</summary>
    private const string Run = """
        async part => {
            if (document.querySelector('iframe')) return ['a frame stands in the page, into which this does not look'];
            const { violations } = await axe.run(part ?? document, { resultTypes: ['violations'], iframes: false });
            return violations.filter(it => it.impact === 'serious' || it.impact === 'critical').map(it =>
                `${it.impact} ${it.id}: ${it.help} at ${it.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join('; ')}`);
        }
        """;

    /// <summary>Every serious or critical fault by axe's rules, one sentence each.</summary>
    /// <param name="part">Of the page; all of it when left out.</param>
    public static async Task<IReadOnlyList<string>> Faults(IPage page, IElementHandle? part = null)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Script);
        }

        return await page.EvaluateAsync<string[]>(Run, part);
    }
}
