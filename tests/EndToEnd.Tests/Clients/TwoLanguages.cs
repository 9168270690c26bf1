using System.Text.Json.Nodes;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Testing.Chaos;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Clients;

/// <summary>The protocol in two languages and two encodings, over a kill -9 of the hub that all are connected to.</summary>
public sealed class TwoLanguages
{
    private const string Community = "yanzishan";
    private const string Person = "secretary1";
    private const string Password = "Demo-2341!";
    private const int Reports = 3;
    private const int CommentsEach = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Clients_in_JavaScript_and_CSharp_show_the_same_after_kill_9_of_their_hub()
    {
        await using var store = await RunningStore.Open(StoreKind.RedisServer);
        (string, string)[] settings = [.. store.Settings, ("Roles", "hub"), ("Urls", $"http://127.0.0.1:{FreePort.Take()}")];
        var program = await RunningProgram.Start(store.Directory, Token, settings);
        try
        {
            await using var foreign = await ForeignClient.Open(program.Address);
            await using var json = new NativeClient(program.Address, isMessagePack: false);
            await using var messagePack = new NativeClient(program.Address, isMessagePack: true);
            await Task.WhenAll(
                foreign.Begin(Person, Password, Community),
                json.Begin(Person, Password, Community, Token),
                messagePack.Begin(Person, Password, Community, Token));
            await Until(foreign.IsLive, "the browser's client is not live");

            var half = new CountdownEvent(3 * Reports * CommentsEach / 2);
            var writing = Task.WhenAll(
                Write("foreign", half, foreign.Send),
                Write("json", half, async (method, command) => (await Send(json, method, command)).TicketId),
                Write("messagePack", half, async (method, command) => (await Send(messagePack, method, command)).TicketId));
            await Until(() => Task.FromResult(half.IsSet), "half of the commands were not answered");
            await program.Kill();
            await program.DisposeAsync();
            program = await RunningProgram.Start(store.Directory, Token, settings);
            var tickets = (await writing).SelectMany(ids => ids).ToArray();

            var session = await program.Http.SignsIn(Person, Token);
            var truth = CanonicalTickets.Of(await StoredTickets(program, session));
            await Until(async () => CanonicalTickets.Of(await foreign.Tickets()).SequenceEqual(truth), "the browser's copy is not the store's");
            await Until(() => Same(truth, json), "the copy that came as JSON is not the store's");
            await Until(() => Same(truth, messagePack), "the copy that came as MessagePack is not the store's");
            Assert.Equal(3 * Reports, truth.Length);
            Assert.Equal(truth, CanonicalTickets.Of(await StoredTickets(program, session)));

            Assert.Equal((1, 1, 1), (json.Departures, messagePack.Departures, await foreign.Count("reconnects")));

            // One reset for each grid when they began; after the kill they went on where they stood.
            var grids = json.Client.Cursors.Count;
            Assert.Equal((grids, grids, grids), (json.Resets, messagePack.Resets, await foreign.Count("resets")));
            AssertNothingTwiceAndNoGap(await foreign.Seen());
            AssertNothingTwiceAndNoGap(json.Seen);
            AssertNothingTwiceAndNoGap(messagePack.Seen);
            foreach (var id in tickets)
            {
                var comments = await CommentsOf(program, session, id);
                Assert.Equal(Enumerable.Range(1, CommentsEach).Select(number => $"{number}"), comments.Order(StringComparer.Ordinal));
            }
        }
        finally
        {
            await program.DisposeAsync();
        }
    }

    /// <summary>Reports and comments, several matters at a time, each command the moment that the one before it is answered.</summary>
    private static Task<string[]> Write(string who, CountdownEvent half, Func<string, object, Task<string>> send) =>
        Task.WhenAll(Enumerable.Range(1, Reports).Select(async report =>
        {
            var id = await send("Report", new { kind = "lamp-out", buildingId = $"{Community}-{report}-01", title = $"{who} {report}", description = "楼道灯不亮" });
            for (var number = 1; number <= CommentsEach; number++)
            {
                await send("Comment", new { ticketId = id, text = $"{number}" });
                if (!half.IsSet)
                {
                    half.Signal();
                }

                await Task.Delay(100, Token);
            }

            return id;
        }));

    private static Task<CommandResult> Send(NativeClient native, string method, object command)
    {
        var fields = System.Text.Json.JsonSerializer.SerializeToNode(command)!;
        return method == "Report"
            ? native.Client.Report(new ReportCommand("", Text("kind"), Text("buildingId"), null, Text("title"), Text("description")), Token)
            : native.Client.Comment(Text("ticketId"), Text("text"), Token);

        string Text(string field) => fields[field]!.GetValue<string>();
    }

    private static void AssertNothingTwiceAndNoGap(string[] seen)
    {
        Assert.NotEmpty(seen);
        foreach (var feed in seen.Select(it => it.Split('/')).GroupBy(it => string.Join('/', it[..^1])))
        {
            var sequences = feed.Select(it => long.Parse(it[^1], System.Globalization.CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal(Enumerable.Range(0, sequences.Length).Select(step => sequences[0] + step), sequences);
        }
    }

    private static Task<bool> Same(string[] truth, NativeClient native) =>
        Task.FromResult(CanonicalTickets.Of(native.Client.Tickets()).SequenceEqual(truth));

    private static async Task<JsonArray> StoredTickets(RunningProgram program, string session) =>
        (await Get(program, session, $"/api/tickets?scope={Community}&status=all&pageSize=200"))["tickets"]!.AsArray();

    private static async Task<string[]> CommentsOf(RunningProgram program, string session, string id) =>
        [.. (await Get(program, session, $"/api/tickets/{id}"))["timeline"]!.AsArray()
            .Where(entry => entry!["type"]!.GetValue<string>() == "commented")
            .Select(entry => entry!["data"]!["text"]!.GetValue<string>())];

    private static async Task<JsonNode> Get(RunningProgram program, string session, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new("Bearer", session);
        using var answer = await program.Http.SendAsync(request, Token);
        return JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Token))!;
    }

    private static async Task Until(Func<Task<bool>> isSo, string otherwise)
    {
        for (var waited = System.Diagnostics.Stopwatch.StartNew(); !await isSo(); await Task.Delay(50, Token))
        {
            Assert.True(waited.Elapsed < Patience, otherwise);
        }
    }
}
