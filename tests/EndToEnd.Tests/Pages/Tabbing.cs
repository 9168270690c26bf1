using Microsoft.Playwright;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Pages;

/// <summary>Whoever has no mouse comes everywhere by Tab, and sees where he is.</summary>
[Collection(PagesOfOneProgram.Name)]
public sealed class Tabbing(OpenBrowser browser)
{
    /// <summary>Notes what there is to reach and how it looks at rest. Of radio buttons of one name, arrows reach the others.</summary>
    private const string Begin = """
        () => {
          const style = it => { const s = getComputedStyle(it); return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.borderColor, s.borderWidth, s.backgroundColor].join(); };
          window.lookOf = it => [it, it.parentElement, ...(it.labels ?? []), ...it.parentElement.children].map(style).join('|');
          const isAlone = it => it.type !== 'radio' || it.checked || !document.querySelector(`input[type=radio][name="${it.name}"]:checked`);
          window.toReach = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
            .filter(it => !it.disabled && it.tabIndex >= 0 && it.type !== 'hidden' && isAlone(it) && it.checkVisibility({ visibilityProperty: true }) && !it.closest('[aria-hidden=true]'));
          window.atRest = new Map(window.toReach.map(it => [it, window.lookOf(it)]));
          window.reached = new Set();
          window.unseen = [];
          return window.toReach.length;
        }
        """;

    /// <summary>
    /// After a Tab: where it led, and whether that can be seen; colours may take a moment to fade in. A page has its heading focused when it opens, so Tab
    /// goes from there to the end and on from the beginning. False once round.
    /// </summary>
    private const string Note = """
        async () => {
          const it = document.activeElement;
          if (it === null || it === document.body) return true;
          if (it === window.first) return false;
          window.first ??= it;
          window.reached.add(it);
          for (let i = 0; i < 20 && window.atRest.has(it) && window.lookOf(it) === window.atRest.get(it); i++) await new Promise(done => setTimeout(done, 25));
          if (window.atRest.has(it) && window.lookOf(it) === window.atRest.get(it)) window.unseen.push(it.outerHTML.slice(0, 120));
          return true;
        }
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("manager1", "/?area=1&q=按键走到", "[data-row]")]
    [InlineData("steward1", "/tickets/{ticket}", ".timeline")]
    [InlineData("admin", "/admin/organisation?place=yanzishan-1", ".holders")]
    public async Task Everything_that_can_be_pressed_is_reached_by_tab_and_shows_it(string person, string path, string sign)
    {
        var address = path.Replace("{ticket}", await browser.Program.Http.Reports(Token, text: "按键走到的灯"), StringComparison.Ordinal);
        var page = await browser.VisitAs(person);
        await page.GotoAsync(address);
        await page.Locator(sign).First.WaitForAsync();

        // Once the page listens, it begins at its heading.
        await page.WaitForFunctionAsync("document.activeElement?.matches('h1')");

        // What stands behind a summary is to be reached as well.
        await page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(it => { it.open = true; })");
        var count = await page.EvaluateAsync<int>(Begin);
        for (var i = 0; i < count + 50; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (!await page.EvaluateAsync<bool>(Note))
            {
                break;
            }
        }

        Assert.True(count > 10, $"{address} has only {count} places to go.");
        Assert.Empty(await page.EvaluateAsync<string[]>(
            "() => window.toReach.filter(it => it.isConnected && !window.reached.has(it)).map(it => it.outerHTML.slice(0, 120))"));
        Assert.Empty(await page.EvaluateAsync<string[]>("() => window.unseen"));
        await page.Context.CloseAsync();
    }
}
