using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using RedProperty.Realtime.Client;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Clients;

/// <summary>A tablet that was killed while it was offline, and is switched on again while there is still no line.</summary>
public sealed class KilledDevice
{
    private const string Grid = "yanzishan-1";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Embedded)]
    [InlineData(StoreKind.RedisServer)]
    public async Task Shows_all_it_had_then_what_it_missed_and_its_commands_take_effect_once_and_in_order(StoreKind kind)
    {
        await using var store = await RunningStore.Open(kind);
        (string, string)[] settings = [.. store.Settings, ("Roles", "hub"), ("Urls", $"http://127.0.0.1:{FreePort.Take()}")];
        var folder = Directory.CreateTempSubdirectory("tablet-").FullName;
        var program = await RunningProgram.Start(store.Directory, Token, settings);
        try
        {
            var token = await program.Http.SignsIn("steward1", Token);
            var ids = await Report(program, 5);
            await using (var killed = DeviceProcess.Start(program.Address, folder, token))
            {
                await Until(async () => (await Kept(folder)).Count == 5, "the device did not keep the 5 tickets");
                await program.Stop();
                await program.DisposeAsync();
                int[] pressed = [0, 1, 0, 2, 1];
                for (var number = 0; number < pressed.Length; number++)
                {
                    await killed.Press(ids[pressed[number]], $"offline {number}");
                }

                await Until(() => Task.FromResult(Directory.GetFiles(Path.Combine(folder, "outbox"), "*.command.json").Length == 5), "the device did not keep the 5 commands");
                await killed.Kill();
            }

            program = await RunningProgram.Start(store.Directory, Token, settings);
            await Report(program, 3);
            await program.Stop();
            await program.DisposeAsync();

            await using var client = new CoordinationClient(DeviceProcess.Options(program.Address, folder, token));
            var (resets, comments) = (0, new ConcurrentQueue<string>());
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

            program = await RunningProgram.Start(store.Directory, Token, settings);
            await Until(() => Task.FromResult(client.Pending.Count == 0), "the commands were not answered");
            await Until(async () => await Stored(program, token) is var truth && CanonicalTickets.Of(client.Tickets()).SequenceEqual(truth), "the copy is not the store's");
            Assert.Equal((8, 0), (client.Tickets().Count, resets));
            Assert.Equal(Enumerable.Range(0, 5).Select(number => $"offline {number}"), comments);
        }
        finally
        {
            await program.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string[]> Report(RunningProgram program, int count)
    {
        var ids = new List<string>();
        for (var i = 0; i < count; i++)
        {
            ids.Add(await program.Http.Reports(Token));
        }

        return [.. ids];
    }

    private static async Task<IReadOnlyList<Contracts.TicketSnapshot>> Kept(string folder) =>
        (await new FileCopyStore(Path.Combine(folder, "copies")).Load(Token)).Feeds.SelectMany(feed => feed.Tickets).ToArray();

    private static async Task<string[]> Stored(RunningProgram program, string session)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/tickets?scope={Grid}&status=all&pageSize=200");
        request.Headers.Authorization = new("Bearer", session);
        using var answer = await program.Http.SendAsync(request, Token);
        return CanonicalTickets.Of(JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Token))!["tickets"]!.AsArray());
    }

    private static async Task Until(Func<Task<bool>> isSo, string otherwise)
    {
        for (var waited = System.Diagnostics.Stopwatch.StartNew(); !await isSo(); await Task.Delay(50, Token))
        {
            Assert.True(waited.Elapsed < Patience, otherwise);
        }
    }
}
