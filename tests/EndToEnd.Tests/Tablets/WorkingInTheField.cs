using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using RedProperty.Realtime.EndToEnd.Tests.Pages;
using RedProperty.Realtime.Testing.Photos;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Tablets;

[Collection(TabletsOfOneProgram.Name)]
public sealed class WorkingInTheField(TabletsInTheField field)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_task_stands_on_two_tablets_at_once_and_is_new_on_neither_when_one_has_answered()
    {
        await using var first = await field.Tablet("worker1");
        await using var second = await field.Tablet("worker1");
        foreach (var tablet in (Tablet[])[first, second])
        {
            await tablet.Show("New");
        }

        var id = await Reported();
        var watch = Stopwatch.StartNew();
        var number = (await Ticket(id))["number"]!.GetValue<string>();
        await Task.WhenAll(Assertions.Expect(first.Card(number)).ToBeVisibleAsync(), Assertions.Expect(second.Card(number)).ToBeVisibleAsync());
        TestContext.Current.SendDiagnosticMessage($"A task stood on two tablets {watch.Elapsed.TotalSeconds:0.00} s after its report was answered.");

        await first.Card(number).GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(second.Card(number)).ToHaveCountAsync(0);
        await Assertions.Expect(first.Card(number)).ToHaveCountAsync(0);
        Assert.Equal("acknowledged", (await Ticket(id))["phase"]!.GetValue<string>());

        await second.Show("Mine");
        await Assertions.Expect(second.Card(number)).ToBeVisibleAsync();
        await OpenBrowser.AssertAccessible(second.Page);
    }

    [Fact]
    public async Task What_is_found_on_patrol_is_reported_with_a_photo_and_its_building()
    {
        await using var tablet = await field.Tablet("worker1");
        var page = tablet.Page;
        await page.Locator(".rail a[href=report]").ClickAsync();
        await page.Locator("#building-find").FillAsync("东区1号");
        await page.Locator(".building-one").First.ClickAsync();
        await tablet.TakePhotos(page.Locator(".report"), Pictures.Noise(1));
        await page.Locator("#words").FillAsync("巡查：楼道里堆了纸箱");
        await OpenBrowser.AssertAccessible(page);
        await page.Locator(".kind").First.ClickAsync();
        await page.Locator(".report button[type=submit]").ClickAsync();
        await tablet.Show("Grid");
        var card = page.Locator(".card").Filter(new LocatorFilterOptions { HasText = "巡查：楼道里堆了纸箱" });
        await Assertions.Expect(card).ToBeVisibleAsync();

        var number = (await card.Locator(".card-more").InnerTextAsync()).Split(' ')[0];
        await card.Locator(".card-open").ClickAsync();
        await Assertions.Expect(page.Locator(".ticket-grid .photos img").First).ToBeVisibleAsync();
        var list = await Tickets();
        var ticket = list.First(one => one["number"]!.GetValue<string>() == number);
        Assert.Equal(("corridor-clutter", "yanzishan-1-01", 1), (ticket["kind"]!.GetValue<string>(), ticket["place"]!["building"]!.GetValue<string>(), ticket["photos"]!.AsArray().Count));
        await OpenBrowser.AssertAccessible(page);
    }

    [Fact]
    public async Task A_program_killed_between_hearing_and_answering_has_heard_once()
    {
        var id = await Reported();
        await using var tablet = await field.Tablet("worker1");
        var isDeaf = false;
        await tablet.Page.RouteWebSocketAsync("**/hubs/coordination**", route =>
        {
            var program = route.ConnectToServer();
            var isThis = false;
            route.OnMessage(message =>
            {
                isThis |= !isDeaf && message.Text?.Contains("\"Acknowledge\"", StringComparison.Ordinal) == true;
                isDeaf |= isThis;
                program.Send(message.Text!);
            });
            program.OnMessage(message =>
            {
                if (!isThis)
                {
                    route.Send(message.Text!);
                }
            });
        });
        await tablet.Page.ReloadAsync();
        await tablet.Lives();
        await tablet.Show("New");
        var number = (await Ticket(id))["number"]!.GetValue<string>();
        await tablet.Card(number).GetByRole(AriaRole.Button).ClickAsync();
        while ((await Ticket(id))["phase"]!.GetValue<string>() != "acknowledged")
        {
            await Task.Delay(50, Token);
        }

        await Assertions.Expect(tablet.Page.Locator(".status-waiting")).ToBeVisibleAsync();
        await field.KillAndStartAgain();

        await Assertions.Expect(tablet.Page.Locator(".status-waiting")).ToHaveCountAsync(0, new LocatorAssertionsToHaveCountOptions { Timeout = Chromium.Patience });
        var timeline = (await Ticket(id))["timeline"]!.AsArray();
        Assert.Single(timeline, entry => entry!["type"]!.GetValue<string>() == "acknowledged");
        await tablet.Lives();
    }

    private Task<string> Reported() => field.Reported("楼道堆了杂物", Token);

    private Task<JsonNode> Ticket(string id) => field.Ticket(id, Token);

    private async Task<IEnumerable<JsonNode>> Tickets()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/tickets?pageSize=200");
        request.Headers.Authorization = new("Bearer", await field.Program.Http.SignsIn("worker1", Token));
        using var answer = await field.Program.Http.SendAsync(request, Token);
        return JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Token))!["tickets"]!.AsArray().OfType<JsonNode>();
    }
}
