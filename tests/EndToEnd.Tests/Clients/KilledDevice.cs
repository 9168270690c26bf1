using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using RedProperty.Realtime.Client;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Clients;

/// <summary>A tablet that was killed while it was offline, and is switched on again while there is still no line.</summary>
internal sealed class KilledDevice : IAsyncDisposable
{
    private const string Person = "worker2";
    private const string Grid = "hepingxincun-1";
    private const string Building = "hepingxincun-1-01";

    /// <summary>Only for what never comes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string folder = Directory.CreateTempSubdirectory("tablet-").FullName;
    private readonly ConcurrentQueue<string> comments = [];
    private string token = string.Empty;
    private string[] ids = [];
    private string[] missed = [];
    private DeviceProcess? killed;
    private CoordinationClient? client;
    private int resets;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async Task KeepsItsTickets(RunningProgram program)
    {
        token = await program.Http.SignsIn(Person, Token);
        ids = await Report(program, 5);
        killed = DeviceProcess.Start(program.Address, folder, token);
        await Until(async () => (await Kept()).Count == 5, "the device did not keep the 5 tickets");
    }

    /// <summary>The program is away.</summary>
    public async Task TakesCommandsOfflineAndIsKilled()
    {
        int[] pressed = [0, 1, 0, 2, 1];
        for (var number = 0; number < pressed.Length; number++)
        {
            await killed!.Press(ids[pressed[number]], $"offline {number}");
        }

        await Until(() => Task.FromResult(Directory.GetFiles(Path.Combine(folder, "outbox"), "*.command.json").Length == 5), "the device did not keep the 5 commands");
        await killed!.Kill();
    }

    public async Task MissesSome(RunningProgram program) => missed = await Report(program, 3);

    /// <summary>The program is away again.</summary>
    public async Task ShowsAllItHadOffline(Uri hub)
    {
        client = new CoordinationClient(DeviceProcess.Options(hub, folder, token));
        client.FeedReset += _ => resets++;
        client.TicketChanged += happened =>
        {
            if (happened.Type == "commented")
            {
                comments.Enqueue(happened.Data.Text!);
            }
        };
        await client.Start(Token);
        Assert.Equal(ids.ToHashSet(StringComparer.Ordinal), client.Tickets().Select(ticket => ticket.Id).ToHashSet(StringComparer.Ordinal));
        Assert.Equal(5, client.Pending.Count);
        Assert.NotNull(client.CopiedAt);
    }

    public async Task CatchesUpAndItsCommandsTakeEffectOnceInOrder(RunningProgram program)
    {
        await Until(() => Task.FromResult(client!.Pending.Count == 0), "the commands were not answered");
        await Until(async () => await Stored(program) is var truth && CanonicalTickets.Of(client!.Tickets()).SequenceEqual(truth), "the copy is not the store's");
        Assert.Equal([.. ids.Concat(missed).Order(StringComparer.Ordinal)], client!.Tickets().Select(ticket => ticket.Id).Order(StringComparer.Ordinal));
        Assert.Equal(0, resets);
        Assert.Equal(Enumerable.Range(0, 5).Select(number => $"offline {number}"), comments);
        await client.DisposeAsync();
        client = null;
    }

    public async ValueTask DisposeAsync()
    {
        await (client?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (killed?.DisposeAsync() ?? ValueTask.CompletedTask);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string[]> Report(RunningProgram program, int count)
    {
        var ids = new List<string>();
        for (var i = 0; i < count; i++)
        {
            ids.Add(await program.Http.Reports(Token, building: Building));
        }

        return [.. ids];
    }

    private async Task<IReadOnlyList<TicketSnapshot>> Kept() =>
        (await new FileCopyStore(Path.Combine(folder, "copies")).Load(Token)).Feeds.SelectMany(feed => feed.Tickets).ToArray();

    private async Task<string[]> Stored(RunningProgram program)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/tickets?scope={Grid}&status=all&pageSize=200");
        request.Headers.Authorization = new("Bearer", token);
        using var answer = await program.Http.SendAsync(request, Token);
        return CanonicalTickets.Of(JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Token))!["tickets"]!.AsArray());
    }

    private static async Task Until(Func<Task<bool>> isSo, string otherwise)
    {
        for (var waited = Stopwatch.StartNew(); !await isSo(); await Task.Delay(50, Token))
        {
            Assert.True(waited.Elapsed < Patience, otherwise);
        }
    }
}
