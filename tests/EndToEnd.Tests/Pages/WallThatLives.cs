using System.Text.Json.Nodes;
using Microsoft.Playwright;
using RedProperty.Realtime.EndToEnd.Tests.Running;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Pages;

/// <summary>A wall is never touched: what happens comes to it by itself, and so does it come back after the program was killed.</summary>
[Collection(PagesOfOneProgram.Name)]
public sealed class WallThatLives(OpenBrowser browser, QuickProgram quick) : IClassFixture<QuickProgram>
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(1);

    /// <summary>For the rise itself, on a machine that has much else to do: that it comes in time is shown elsewhere.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Who answers for a lamp, rung by rung.</summary>
    private static readonly string[] Ladder = ["楼宇红管家", "物业项目经理", "社区书记", "街道物业办", "区住建局", "市住建局"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_escalation_stands_on_the_wall_within_a_second_of_its_moment_and_nothing_was_loaded_anew()
    {
        var wall = await Open();
        var loads = 0;
        wall.Load += (_, _) => loads++;
        await wall.EvaluateAsync(NoteRises);
        await using var secretary = await HubLine.Open(quick.Program, "secretary1", Token);
        await secretary.Invoke("Watch", new { });
        await quick.Program.Http.Reports(Token);

        // Two of the first four: one alone may be luck of a wall that asks in rounds, one late may be the machine's business.
        var late = new List<TimeSpan>();
        while (late.Count(it => it <= AtOnce) < 2 && late.Count < 4)
        {
            late.Add(await Lateness(wall, await secretary.Next("escalated", Patience)));
        }

        Assert.True(late.Count(it => it <= AtOnce) == 2, $"The rises stood on the wall after {string.Join(", ", late.Select(it => it.TotalSeconds))} s.");
        Assert.Equal(0, loads);

        // Rises go on coming, and each lights up for a moment as it comes.
        await wall.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await OpenBrowser.AssertAccessible(wall);
        await wall.Context.CloseAsync();
    }

    [Fact]
    public async Task After_kill_9_the_wall_says_loudly_that_it_stands_still_and_heals_by_itself_when_the_program_is_back()
    {
        var wall = await Open();
        var halt = wall.GetByText("画面停在");
        await Assertions.Expect(halt).ToBeHiddenAsync();

        await quick.Program.Kill();

        await Assertions.Expect(halt).ToBeVisibleAsync();
        await Assertions.Expect(wall.GetByText("正在重新连接，恢复后自动更新")).ToBeVisibleAsync();
        await Assertions.Expect(wall.GetByText("实时 ")).ToBeHiddenAsync();
        await wall.AssertStandsWhole();
        await OpenBrowser.AssertAccessible(wall);

        await quick.StartAgain();
        await quick.Program.Http.Reports(Token, "lift-stopped");

        await Assertions.Expect(wall.NearestLimits().GetByText("电梯停运").First).ToBeVisibleAsync();
        await wall.IsLive();
        await Assertions.Expect(halt).ToBeHiddenAsync();
        await wall.Context.CloseAsync();
    }

    private async Task<IPage> Open()
    {
        var wall = await browser.Visit(new Uri(quick.Program.Address, "/wall/yanzishan?key=demo-wall-key").ToString(), 1920, 1080);
        await wall.IsLive();
        return wall;
    }

    /// <summary>From the moment that the server gives the rise to the moment at which the page had it: one machine, one clock.</summary>
    private static async Task<TimeSpan> Lateness(IPage wall, JsonNode rise)
    {
        var rung = rise["data"]!["rung"]!.GetValue<int>();
        var words = $"{rise["ticketId"]} {Ladder[rung - 2]}→{Ladder[rung - 1]}";
        var seen = await wall.WaitForFunctionAsync("words => window.rises[words]", words);
        return TimeSpan.FromMilliseconds(await seen.JsonValueAsync<double>() - rise["at"]!.GetValue<DateTimeOffset>().ToUnixTimeMilliseconds());
    }

    private const string NoteRises =
        """
        () => {
          window.rises = {};
          const note = rise => window.rises[`${rise.dataset.rise} ${rise.querySelector('.wall-rise').textContent.replace(/\s/g, '')}`] ??= Date.now();
          new MutationObserver(() => document.querySelectorAll('[data-rise]').forEach(note)).observe(document.body, { childList: true, subtree: true, characterData: true });
        }
        """;
}
