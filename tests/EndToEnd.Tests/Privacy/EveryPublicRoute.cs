using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using RedProperty.Realtime.EndToEnd.Tests.Pages;
using RedProperty.Realtime.EndToEnd.Tests.Running;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Privacy;

/// <summary>
/// Walks everything that the running program answers to a stranger and looks for the marks of a ticket's people. The routes come from the program itself:
/// a new one is walked, or fails here until somebody says what goes into its parameters.
/// </summary>
[Collection(PagesOfOneProgram.Name)]
public sealed partial class EveryPublicRoute(OpenBrowser browser)
{
    /// <summary>Not ours: the framework's files and its circuit, and the build's static files, whose parameters are hashes.</summary>
    private static readonly string[] Framework = ["_framework", "_blazor", "_content", "hubs/"];

    /// <summary>What must have been looked at and shown something, lest this looks at nothing.</summary>
    private static readonly string[] MustShow = ["/r/", "/t/", "/open311/v2/requests.json", "/open311/v2/requests.xml", "/open311/v2/requests/", "/wall/", "/board/yanzishan-1-01/poster", "/healthz/", "/api/kinds/suggest"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Names_phones_and_mails_are_for_the_holder_alone()
    {
        await using var elsewhere = await HubLine.Open(browser.Program, "worker1", Token);
        var watched = await elsewhere.Invoke("Watch", new { cursors = new { } });
        var marked = await MarkedTickets.Make(browser, Token);
        await HolderSeesTheMarks(marked);

        var event1 = await elsewhere.Next("resolved");
        Clean("the hub's feed", MarkedTickets.GivenMarks, watched.ToJsonString() + event1.ToJsonString());
        Clean("GET /api/tickets of a colleague", MarkedTickets.GivenMarks, (await browser.Program.Http.Ticket(
            await browser.Program.Http.SignsIn("worker1", Token), marked.Id, Token))!.ToJsonString());
        await Walk(marked);
    }

    private async Task HolderSeesTheMarks(MarkedTickets marked)
    {
        var seen = Plain((await browser.Program.Http.Ticket(await browser.Program.Http.SignsIn("steward1", Token), marked.Id, Token))!.ToJsonString());

        Assert.All(MarkedTickets.GivenMarks.Concat(MarkedTickets.TypedMarks), mark => Assert.Contains(mark, seen, StringComparison.Ordinal));
    }

    private async Task Walk(MarkedTickets marked)
    {
        using var stranger = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = browser.Program.Address };
        var shown = new List<string>();
        string[] marks = [.. MarkedTickets.GivenMarks, .. MarkedTickets.TypedMarks];
        foreach (var address in Addresses(marked).Distinct())
        {
            var (status, text) = await Read(stranger, address);
            Clean(address, marks, text);
            if (status == HttpStatusCode.OK)
            {
                shown.Add(address);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{shown.Count} addresses were shown to a stranger:{Environment.NewLine}{string.Join(Environment.NewLine, shown)}");
        Assert.All(MustShow, prefix => Assert.Contains(shown, address => address.StartsWith(prefix, StringComparison.Ordinal)));
    }

    private IEnumerable<string> Addresses(MarkedTickets marked)
    {
        var values = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
        {
            ["buildingId"] = ["yanzishan-1-01"],
            ["communityId"] = ["yanzishan"],
            ["placeId"] = ["yanzishan", "jinan"],
            ["scope"] = ["yanzishan"],
            ["gridId"] = ["yanzishan-1"],
            ["ticketId"] = [marked.Id],
            ["id"] = [marked.Id],
            ["noticeId"] = ["none"],
            ["code"] = [marked.Code, "lamp-out"],
            ["token"] = [marked.Code, marked.Id],
            ["format"] = ["json", "xml"],
            ["path"] = ["anything"],
            ["rest"] = ["anything"],
            ["userName"] = ["steward1"],
            ["deviceId"] = ["none"],
            ["photoId"] = ["none", new string('0', 26)],
            ["name"] = ["organisation"],
            ["documentName"] = ["v1"],
        };
        foreach (var route in MappedRoutes.Read(browser.Directory).Where(route => route.IsRead && !IsOfTheFramework(route.Pattern)))
        {
            foreach (var address in Filled(route.Pattern, values))
            {
                yield return address;
            }
        }

        yield return "/wall/yanzishan?key=demo-wall-key";
        yield return $"/t/{marked.Code}?do=word";
        yield return $"/t/{marked.Code}?do=reopen";
        yield return "/open311/v2/requests.json?status=closed&page_size=200";
        yield return "/open311/v2/requests.xml?status=closed&page_size=200";
        yield return $"/open311/v2/requests.json?service_request_id={marked.Id}";
        yield return $"/open311/v2/requests.xml?service_request_id={marked.Id}";
    }

    private static bool IsOfTheFramework(string pattern) =>
        Framework.Any(prefix => pattern.TrimStart('/').StartsWith(prefix, StringComparison.Ordinal)) || pattern.Contains("fingerprint", StringComparison.Ordinal);

    /// <summary>The pattern with every combination of values for its parameters.</summary>
    private static IEnumerable<string> Filled(string pattern, Dictionary<string, string[]> values)
    {
        IEnumerable<string> filled = ["/" + pattern.TrimStart('/')];
        foreach (Match match in Parameters().Matches(pattern))
        {
            var name = match.Groups["name"].Value;
            Assert.True(values.TryGetValue(name, out var candidates), $"{pattern} is new: say in this test what goes into {{{name}}}, so that it is looked at.");
            filled = [.. filled.SelectMany(address => candidates, (address, value) => address.Replace(match.Value, Uri.EscapeDataString(value), StringComparison.Ordinal))];
        }

        return filled;
    }

    private static async Task<(HttpStatusCode Status, string Text)> Read(HttpClient stranger, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("text/html, application/json, */*");
        using var answer = await stranger.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        if (answer.Content.Headers.ContentType?.MediaType == "text/event-stream")
        {
            // A line without an end; what it tells is told in its first words.
            using var line = new StreamReader(await answer.Content.ReadAsStreamAsync(Token));
            return (answer.StatusCode, await line.ReadLineAsync(Token) + await line.ReadLineAsync(Token) + await line.ReadLineAsync(Token));
        }

        var headers = string.Join('\n', answer.Headers.Select(header => $"{header.Key}: {string.Join(',', header.Value)}"));
        return (answer.StatusCode, headers + Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(Token)));
    }

    private static void Clean(string where, IEnumerable<string> marks, string text)
    {
        var plain = Plain(text);
        Assert.All(marks, mark => Assert.True(!plain.Contains(mark, StringComparison.Ordinal), $"{where} shows {mark}."));
    }

    /// <summary>Whatever was written as an escape stands there as itself.</summary>
    private static string Plain(string text) => WebUtility.HtmlDecode(Escaped().Replace(
        text, match => ((char)int.Parse(match.Groups[1].Value, System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture)).ToString()));

    [GeneratedRegex(@"\{\**(?<name>\w+)[^}]*\}")]
    private static partial Regex Parameters();

    [GeneratedRegex(@"\\u([0-9a-fA-F]{4})")]
    private static partial Regex Escaped();
}
