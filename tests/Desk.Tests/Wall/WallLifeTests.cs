using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using RedProperty.Realtime.Desk.Wall;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Figures;
using RedProperty.Realtime.Domain.Sessions;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tests.Wall;

/// <summary>What the server says of a wall's life; what the browser makes of it is wall.js's, and tested in a browser.</summary>
public sealed class WallLifeTests : DeskTest
{
    private readonly TurningKeys keys = new();
    private readonly SwitchedFigures figures;

    public WallLifeTests()
    {
        figures = new SwitchedFigures(House);
        Services.AddSingleton<IWallKeys>(keys);
        Services.AddSingleton<IDayFigures>(figures);
    }

    [Fact]
    public void Before_the_circuit_it_claims_nothing_and_says_that_it_is_connecting()
    {
        SetRendererInfo(new RendererInfo("Static", false));
        Services.GetRequiredService<NavigationManager>().NavigateTo("/wall/spring?key=wall-key");

        var wall = Render<WallPage>(parameters => parameters.Add(page => page.CommunityId, "spring"));

        Assert.Equal("正在连接", wall.Find("[data-wall-live]").TextContent);
        Assert.Null(wall.Find("[data-wall]").GetAttribute("data-proof"));
        Assert.Equal("true", wall.Find(".wall-loading").GetAttribute("aria-busy"));
    }

    [Fact]
    public void Each_pulse_brings_the_browser_a_new_proof()
    {
        var wall = WallWith("wall-key");
        var first = Proof(wall);

        Time.Advance(TimeSpan.FromSeconds(5));

        wall.WaitForAssertion(() => Assert.Equal(first + 5000, Proof(wall)));
    }

    [Fact]
    public async Task Keeps_what_it_shows_gives_no_proof_while_the_store_is_away_and_reads_everything_when_it_is_back()
    {
        await AReport();
        var wall = WallWith("wall-key");
        wall.WaitForElement(".wall-nearest li");

        figures.IsAway = true;
        Time.Advance(TimeSpan.FromSeconds(5));

        wall.WaitForAssertion(() => Assert.Equal("away", wall.Find("[data-wall]").GetAttribute("data-store")));
        Assert.Null(wall.Find("[data-wall]").GetAttribute("data-proof"));
        Assert.Single(wall.FindAll(".wall-nearest li"));

        figures.IsAway = false;
        Time.Advance(TimeSpan.FromSeconds(5));
        wall.WaitForAssertion(() => Assert.Equal("here", wall.Find("[data-wall]").GetAttribute("data-store")));
        Assert.NotNull(wall.Find("[data-wall]").GetAttribute("data-proof"));
    }

    [Fact]
    public void Opened_while_the_store_is_away_it_says_so_and_fills_by_itself()
    {
        figures.IsAway = true;
        var wall = WallWith("wall-key");
        wall.WaitForAssertion(() => Assert.Equal("系统暂时读不到数据，恢复后自动更新", wall.Find(".wall-loading").TextContent));

        figures.IsAway = false;
        Time.Advance(TimeSpan.FromSeconds(5));
        wall.WaitForAssertion(() => Assert.Single(wall.FindAll(".wall-facts")));
    }

    [Fact]
    public void A_key_that_cannot_be_checked_yet_neither_opens_nor_closes()
    {
        keys.IsAway = true;
        var wall = WallWith("wall-key");
        wall.WaitForElement(".wall-loading");
        Assert.DoesNotContain("没有对您开放", wall.Markup, StringComparison.Ordinal);
        Assert.Empty(wall.FindAll(".wall-facts"));

        keys.IsAway = false;
        Time.Advance(TimeSpan.FromSeconds(5));
        wall.WaitForAssertion(() => Assert.Single(wall.FindAll(".wall-facts")));
    }

    [Fact]
    public async Task A_revoked_key_closes_a_standing_wall_within_one_pulse_and_nothing_comes_through_any_more()
    {
        await AReport();
        var wall = WallWith("wall-key");
        wall.WaitForElement(".wall-nearest li");

        keys.IsRevoked = true;
        Time.Advance(TimeSpan.FromSeconds(5));

        wall.WaitForAssertion(() => Assert.Contains("这块大屏没有对您开放", wall.Markup, StringComparison.Ordinal));
        await AReport("lift-stopped");
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.DoesNotContain("电梯停运", wall.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_midnight_the_figures_begin_anew()
    {
        await AReport();
        Time.Advance(TimeSpan.FromHours(15) - TimeSpan.FromSeconds(3));
        var wall = WallWith("wall-key");
        wall.WaitForAssertion(() => Assert.Contains("1今日上报", wall.Find(".wall-figures").TextContent, StringComparison.Ordinal));
        Assert.Equal("2026年11月23日", wall.Find(".wall-date").TextContent);

        Time.Advance(TimeSpan.FromSeconds(5));

        wall.WaitForAssertion(() => Assert.Contains("0今日上报", wall.Find(".wall-figures").TextContent, StringComparison.Ordinal));
        Assert.Equal("2026年11月24日", wall.Find(".wall-date").TextContent);
    }

    [Fact]
    public async Task Only_a_rise_that_comes_while_people_look_stands_out_and_only_for_a_while()
    {
        await Does("steward-spring-1", await AReport(), new EscalateTicket("x"));
        var ticket = await AReport();
        var wall = WallWith("wall-key");
        wall.WaitForAssertion(() => Assert.Equal("false", Assert.Single(wall.FindAll(".wall-rises li")).GetAttribute("data-fresh")));

        Time.Advance(TimeSpan.FromSeconds(1));
        await Does("steward-spring-1", ticket, new EscalateTicket("x"));
        Time.Advance(TimeSpan.FromSeconds(1));
        wall.WaitForAssertion(() => Assert.Equal(["true", "false"], wall.FindAll(".wall-rises li").Select(rise => rise.GetAttribute("data-fresh"))));

        Time.Advance(TimeSpan.FromSeconds(15));
        wall.WaitForAssertion(() => Assert.Equal(["false", "false"], wall.FindAll(".wall-rises li").Select(rise => rise.GetAttribute("data-fresh"))));
    }

    [Fact]
    public async Task Shows_how_often_each_obligation_was_met_in_time()
    {
        await Does("steward-spring-1", await AReport(), new AcknowledgeTicket(null));
        await AReport(building: "spring-2-01");
        await After(TimeSpan.FromMinutes(21));

        var wall = WallWith("wall-key");

        wall.WaitForAssertion(() => Assert.Contains("50%响应按时 1 · 超时 1", string.Concat(wall.Find(".wall-rates").TextContent.Split('\n').Select(line => line.Trim())), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wall_that_a_post_opened_is_in_use_as_long_as_it_hangs()
    {
        var account = new Account("secretary-spring", "secretary-spring", "hash");
        await Accounts.Put([account], Cancellation);
        var who = await Services.GetRequiredService<DeskSessions>().Open(
            new SignedIn(account, City.Person("secretary-spring"), Nine), null, null, Cancellation);
        Authorization.SetAuthorized("secretary-spring");
        Authorization.SetClaims([.. who.ToPrincipal("secretary-spring", "test").Claims]);
        var wall = Open<WallPage>(nameof(WallPage.CommunityId), "spring");

        for (var i = 0; i < 100 && (await Sessions.Find(who.SessionId!, Cancellation))!.RenewedAt == Nine; i++)
        {
            Time.Advance(TimeSpan.FromSeconds(6));
            await wall.InvokeAsync(() => { });
        }

        Assert.NotEqual(Nine, (await Sessions.Find(who.SessionId!, Cancellation))!.RenewedAt);
    }

    private static long Proof(IRenderedComponent<IComponent> wall)
    {
        wall.WaitForState(() => wall.FindAll("[data-proof]").Count == 1);
        return long.Parse(wall.Find("[data-wall]").GetAttribute("data-proof")!, System.Globalization.CultureInfo.InvariantCulture);
    }

    private IRenderedComponent<IComponent> WallWith(string key)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(QueryHelpers.AddQueryString("/wall/spring", "key", key));
        return Open<WallPage>(nameof(WallPage.CommunityId), "spring");
    }

    private sealed class TurningKeys : IWallKeys
    {
        public bool IsRevoked { get; set; }

        public bool IsAway { get; set; }

        public Task<bool> Opens(string communityId, string key) =>
            IsAway ? throw new StoreUnavailableException() : Task.FromResult(!IsRevoked && key == "wall-key");
    }

    private sealed class SwitchedFigures(MemoryHouse house) : IDayFigures
    {
        public bool IsAway { get; set; }

        public Task<IReadOnlyDictionary<string, long>> Sum(IReadOnlyCollection<string> communityIds, DateOnly from, DateOnly to, CancellationToken cancellation) =>
            IsAway ? throw new StoreUnavailableException() : house.Sum(communityIds, from, to, cancellation);

        public Task<IReadOnlyDictionary<string, FigureSums>> Day(IReadOnlyCollection<string> communityIds, DateOnly day, CancellationToken cancellation) =>
            IsAway ? throw new StoreUnavailableException() : house.Day(communityIds, day, cancellation);

        public Task<IReadOnlyDictionary<string, OpenCount>> Open(IReadOnlyCollection<string> communityIds, CancellationToken cancellation) =>
            IsAway ? throw new StoreUnavailableException() : house.Open(communityIds, cancellation);
    }
}
