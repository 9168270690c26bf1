using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using RedProperty.Realtime.EndToEnd.Tests.Clients;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Chaos;

/// <summary>What must hold once all is quiet.</summary>
internal sealed class Verdict(RunningProgram hub, string token)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Every client has every open ticket of its feeds as the store has it, and no other.</summary>
    public async Task AssertEveryCopyEqualsTheStores(IReadOnlyCollection<ChaosClient> clients)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var truth = (await StoredTickets()).ToLookup(ticket => ticket["feed"]!.GetValue<string>(), StringComparer.Ordinal);
            var written = truth.ToDictionary(feed => feed.Key, feed => CanonicalTickets.Of(new JsonArray([.. feed.Select(it => it.DeepClone())])));
            var behind = clients.SelectMany(it => it.Client.Cursors.Keys.Select(feed => (it, feed)))
                .Where(pair => !CanonicalTickets.Of(pair.it.Client.Tickets(pair.feed)).SequenceEqual(written.GetValueOrDefault(pair.feed, [])))
                .Select(pair => $"client {pair.it.Number} ({pair.it.Client.State}, {pair.it.Client.LastFault?.Message}) {pair.feed} at {pair.it.Client.Cursors[pair.feed]}")
                .ToArray();
            if (behind.Length == 0)
            {
                return;
            }

            Assert.True(waited.Elapsed < Patience, $"{behind.Length} copies differ from the store's: {string.Join("; ", behind.Take(10))}");
            await Task.Delay(500, Token);
        }
    }

    /// <summary>What was answered is in the history once; what is in the history once more was answered.</summary>
    public async Task AssertEveryCommandIsThereOnce(Books books)
    {
        var found = new List<(string Text, string TicketId)>();
        foreach (var ticket in await StoredTickets())
        {
            var id = ticket["id"]!.GetValue<string>();
            found.Add((ticket["title"]!.GetValue<string>(), id));
            var timeline = (await Get($"/api/tickets/{id}"))["timeline"]!.AsArray();
            found.AddRange(timeline.Where(entry => entry!["type"]!.GetValue<string>() is "commented" or "acknowledged")
                .Select(entry => (entry!["data"]!["text"]!.GetValue<string>(), id)));
        }

        var done = books.Done.Select(pair => (pair.Key, pair.Value)).ToHashSet();
        Assert.Empty(found.GroupBy(it => it.Text).Where(it => it.Count() > 1).Select(it => it.Key));
        Assert.Empty(done.Except(found));
        Assert.Empty(found.Except(done));
    }

    private async Task<List<JsonNode>> StoredTickets()
    {
        var tickets = new List<JsonNode>();
        for (var page = 1; ; page++)
        {
            var answer = await Get($"/api/tickets?status=all&pageSize=200&page={page}");
            tickets.AddRange(answer["tickets"]!.AsArray()!);
            if (tickets.Count >= answer["total"]!.GetValue<int>())
            {
                return tickets;
            }
        }
    }

    /// <summary>The hub may not yet have found the store again (503).</summary>
    private async Task<JsonNode> Get(string path)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(500, Token))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Authorization = new("Bearer", token);
            using var answer = await hub.Http.SendAsync(request, Token);
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable || waited.Elapsed > Patience)
            {
                return JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Token))!;
            }
        }
    }
}
