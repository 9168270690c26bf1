using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RedProperty.Realtime.EndToEnd.Tests.Pages;
using RedProperty.Realtime.EndToEnd.Tests.Running;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Composed;

/// <summary>Several processes on one store, behind their proxy, while they are replaced one after the other.</summary>
[Collection(Alone.Name)]
public sealed partial class RollingRestart(Composition composition) : IClassFixture<Composition>, IAsyncDisposable
{
    /// <summary>Many at once, so that some of them meet a hub in the moment in which it closes.</summary>
    private const int Reporters = 6;

    private const string DeskWorker = "worker2";

    private static readonly string[] Dashboards = ["dashboard-1", "dashboard-2"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_service_became_healthy_by_its_own_check() => Assert.Equal(composition.Services.Order(), composition.Healthy.Order());

    [Fact]
    public async Task Restarting_both_hubs_one_after_the_other_loses_no_event_and_fails_or_doubles_no_command()
    {
        using var http = new HttpClient { BaseAddress = composition.Address };
        await using var people = new Commenters(composition.Address);
        (string Person, string Ticket)[] matters =
            [("steward1", await http.Reports(Token)), ("worker1", await http.Reports(Token)), ("manager1", await http.Reports(Token))];
        foreach (var (person, ticket) in matters)
        {
            await people.Open(person, ticket, Token);
        }

        using var enough = new CancellationTokenSource();
        var commenting = people.Comment(enough.Token);
        var reported = new ConcurrentBag<string>();
        var reporting = Task.WhenAll(Enumerable.Range(0, Reporters).Select(_ => Report(http, reported, enough.Token)));
        foreach (var hub in (string[])["hub-1", "hub-2"])
        {
            var before = people.Commented.Count;
            await composition.Restart(hub);
            Assert.True(people.Commented.Count > before + 10, $"While {hub} was restarted only {people.Commented.Count - before} comments were made.");
        }

        await enough.CancelAsync();
        await commenting;
        await reporting;
        Assert.True(reported.Count > 50, $"Only {reported.Count} reports.");
        await people.HeardAll(reported, Token);
    }

    [Fact]
    public async Task A_desk_stays_alive_while_the_other_dashboard_is_restarted_and_goes_on_there_when_its_own_is_stopped()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.Launch(playwright);
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = composition.Address.ToString() });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.SignIn(DeskWorker);
        var own = await Home(page);
        var other = Dashboards.Single(name => name != own);
        await page.EvaluateAsync("window.isTheSamePage = true");

        await composition.Restart(other);
        await Shows(page, await Report());
        Assert.True(await page.EvaluateAsync<bool>("window.isTheSamePage === true"), "The page was loaded anew.");

        // Who comes back comes back to the same process.
        await page.ReloadAsync();
        Assert.Equal(own, await Home(page));

        // The session is in no process: nobody signs in again.
        await composition.Stop(own);
        await Shows(page, await Report());
        Assert.Equal(other, await Home(page));
    }

    public ValueTask DisposeAsync()
    {
        TestContext.Current.TestOutputHelper?.WriteLine(composition.Tails());
        return ValueTask.CompletedTask;
    }

    /// <summary>The dashboard that the one open page lives in, by its own figures.</summary>
    private async Task<string> Home(IPage page)
    {
        await page.Locator("#list").WaitForAsync();
        while (true)
        {
            foreach (var dashboard in Dashboards.Where(composition.IsRunning))
            {
                var figures = await composition.Program(dashboard).Http.GetStringAsync("/metrics", Token);
                if (UpgradedConnections().Match(figures) is { Success: true } match && match.Groups["count"].Value != "0")
                {
                    return dashboard;
                }
            }

            await Task.Delay(50, Token);
        }
    }

    /// <summary>In a community of which the other tests know nothing; returns the ticket's number.</summary>
    private async Task<string> Report()
    {
        using var http = new HttpClient { BaseAddress = composition.Address };
        var id = await http.Reports(Token, kind: "corridor-clutter", building: "hepingxincun-1-01");
        var ticket = await http.Ticket(await http.SignsIn(DeskWorker, Token), id, Token);
        return ticket!["number"]!.GetValue<string>();
    }

    private static Task Shows(IPage page, string number) =>
        Assertions.Expect(page.GetByText(number).First).ToBeVisibleAsync(new() { Timeout = Chromium.Patience });

    [GeneratedRegex(@"^kestrel_upgraded_connections\{[^}]*\} (?<count>\d+)", RegexOptions.Multiline)]
    private static partial Regex UpgradedConnections();

    /// <summary>As a neighbouring system does that sends nothing twice: the first refusal fails the test.</summary>
    private static async Task Report(HttpClient http, ConcurrentBag<string> reported, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            reported.Add(await http.Reports(Token));
            await Task.Delay(Random.Shared.Next(50), Token);
        }
    }
}
