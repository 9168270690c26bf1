using System.Diagnostics;
using System.Globalization;
using RedProperty.Realtime.EndToEnd.Tests.Running;
using RedProperty.Realtime.Testing.Chaos;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Chaos;

/// <summary>
/// Everything breaks all the time, and at the end nothing is missing and nothing is there twice. <c>CHAOS_SECONDS</c> says for how long (30), <c>CHAOS_SEED</c>
/// repeats a run's dice.
/// </summary>
[Collection(Alone.Name)]
public sealed class Storm
{
    private const int Clients = 200;
    private const int Writers = 20;
    private const int Grids = 7;
    private const string Watcher = "secretary1";

    private static readonly TimeSpan BetweenBlows = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan LongestCalm = TimeSpan.FromMinutes(2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_hundred_clients_end_with_what_the_store_has_and_every_command_is_there_once()
    {
        var seed = Setting("CHAOS_SEED", Random.Shared.Next(1_000_000));
        var length = TimeSpan.FromSeconds(Setting("CHAOS_SECONDS", 30));
        TestContext.Current.SendDiagnosticMessage($"Chaos: CHAOS_SEED={seed} CHAOS_SECONDS={length.TotalSeconds}");
        await using var town = await ChaosTown.Begin(seed);
        var books = new Books();
        var token = await town.Hubs[0].Http.SignsIn(Watcher, Token);
        var fleet = await Launch(town, token);
        try
        {
            await Rage(town, fleet, books, length, seed);
            await town.StopWorkers();
            var verdict = new Verdict(town.Hubs[0], token);
            await verdict.AssertEveryCopyEqualsTheStores(fleet);
            await verdict.AssertEveryCommandIsThereOnce(books);
            Assert.Empty(fleet.SelectMany(client => client.Faults));
            Assert.Equal(0, ResetsAfterTheFirst(fleet));
            Assert.DoesNotContain(books.Refused.Values, refusal => refusal.Code is not "conflict");
            Assert.True(books.Done.Count > length.TotalSeconds, $"Only {books.Done.Count} commands were done; the test shows nothing.");
        }
        catch
        {
            TestContext.Current.SendDiagnosticMessage(town.Tails());
            throw;
        }
        finally
        {
            TestContext.Current.SendDiagnosticMessage(Figures(town, fleet, books));
            await Task.WhenAll(fleet.Select(client => client.DisposeAsync().AsTask()));
        }
    }

    /// <summary>Each on one grid of the community, every tenth on all of them.</summary>
    private static async Task<ChaosClient[]> Launch(ChaosTown town, string token)
    {
        var steward = await town.Hubs[0].Http.SignsIn("steward1", Token);
        var fleet = Enumerable.Range(0, Clients).Select(number => number % 20 == 1
            ? new ChaosClient(number, town.Proxies[number % 2].Address, steward, null)
            : new ChaosClient(number, town.Proxies[number % 2].Address, token, number % 10 == 0 ? "yanzishan" : Grid(number))).ToArray();
        await Task.WhenAll(fleet.Select(client => client.Begin(Token)));
        return fleet;
    }

    private static async Task Rage(ChaosTown town, ChaosClient[] fleet, Books books, TimeSpan length, int seed)
    {
        using var end = new CancellationTokenSource();
        var writers = fleet.Where((_, number) => number % (Clients / Writers) == 1)
            .Select((device, number) => new Writer(device, $"{Grid(device.Number % 20 == 1 ? 0 : device.Number)}-01", books, new Random(seed + number))).ToArray();
        await Task.WhenAll(writers.Select(writer => writer.Report(Token)));
        var writing = Task.WhenAll(writers.Select(writer => writer.Write(end.Token, Token)));
        SetRage(town, true);
        await Blows(town, length);
        SetRage(town, false);
        town.AssertAllRun();
        await end.CancelAsync();
        await writing.WaitAsync(LongestCalm, Token);
    }

    /// <summary>The hubs in turn, and twice the store; on a busy machine, where starting takes long, at least each once and the store twice.</summary>
    private static async Task Blows(ChaosTown town, TimeSpan length)
    {
        var lasted = Stopwatch.StartNew();
        var hub = 0;
        while (lasted.Elapsed < length || town.StoreKills < 2 || town.HubKills < town.Hubs.Count)
        {
            await Task.Delay(BetweenBlows, Token);
            if (lasted.Elapsed > length * (town.StoreKills + 1) / 3 && town.StoreKills < 2)
            {
                await town.KillStore();
            }
            else
            {
                await town.KillHub(hub++ % town.Hubs.Count);
            }
        }
    }

    private static void SetRage(ChaosTown town, bool isRaging)
    {
        foreach (var proxy in town.Proxies)
        {
            proxy.IsRaging = isRaging;
        }
    }

    private static string Grid(int number) => $"yanzishan-{(number % Grids) + 1}";

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : usual;

    /// <summary>Nobody was away for long, and the store keeps what it answered: whoever comes back goes on where he stood.</summary>
    private static int ResetsAfterTheFirst(ChaosClient[] fleet) => fleet.Sum(it => it.Resets - it.Client.Cursors.Count);

    private static string Figures(ChaosTown town, ChaosClient[] fleet, Books books) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        Chaos: {town.HubKills} hub kills, {town.StoreKills} store kills; connections: {string.Join(", ", Enum.GetValues<Trouble>().Select(it => $"{town.Proxies.Sum(proxy => proxy.Struck(it))} {it}"))}.
        {books.Done.Count} commands done ({books.Replayed} answered by replay), {books.Refused.Count} refused.
        {fleet.Sum(it => it.Events)} events raised; {fleet.Sum(it => it.Resumes)} resumes, {fleet.Sum(it => it.Client.Mends)} mends, {ResetsAfterTheFirst(fleet)} resets after the first.
        """);
}
