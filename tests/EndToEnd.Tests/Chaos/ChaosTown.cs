using RedProperty.Realtime.Testing.Chaos;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Chaos;

/// <summary>Two hubs, one process of workers and a store beside them that can be killed, each hub behind a proxy.</summary>
internal sealed class ChaosTown : IAsyncDisposable
{
    /// <summary>20 minutes are 20 seconds, so that the workers write into the feeds as well.</summary>
    private static readonly (string Key, string Value)[] Modest =
        [("Demo:TimeScale", "60"), ("DOTNET_TieredPGO", "0"), ("DOTNET_gcServer", "0"), ("Workers:WorkerCount", "2")];

    private static readonly TimeSpan StoreIsAwayFor = TimeSpan.FromSeconds(2);

    private readonly RunningStore store;
    private readonly RunningProgram[] hubs = new RunningProgram[2];
    private readonly (string Key, string Value)[] addresses = [.. Enumerable.Range(0, 2).Select(_ => ("Urls", $"http://127.0.0.1:{FreePort.Take()}"))];
    private RunningProgram? workers;

    private ChaosTown(RunningStore store) => this.store = store;

    public IReadOnlyList<ChaosProxy> Proxies { get; private set; } = [];

    public IReadOnlyList<RunningProgram> Hubs => hubs;

    public int HubKills { get; private set; }

    public int StoreKills { get; private set; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<ChaosTown> Begin(int seed)
    {
        var town = new ChaosTown(await RunningStore.Open(StoreKind.RedisServer));
        try
        {
            // One after the other: the first fills the store.
            town.hubs[0] = await town.Start(town.addresses[0], ("Roles", "hub"));
            (town.hubs[1], town.workers) = (await town.Start(town.addresses[1], ("Roles", "hub")), await town.Start(("Roles", "workers")));
            town.Proxies = [.. town.hubs.Select((hub, number) => new ChaosProxy(hub.Address, seed + number))];
            return town;
        }
        catch
        {
            await town.DisposeAsync();
            throw;
        }
    }

    /// <summary>kill -9, and at once again on the same address. Returns when it is ready.</summary>
    public async Task KillHub(int number)
    {
        await hubs[number].Kill();
        await hubs[number].DisposeAsync();
        HubKills++;
        hubs[number] = await Start(addresses[number], ("Roles", "hub"));
    }

    /// <summary>kill -9, and again on the same files after two seconds.</summary>
    public async Task KillStore()
    {
        await store.Kill();
        StoreKills++;
        await Task.Delay(StoreIsAwayFor, Token);
        await store.Start();
    }

    /// <summary>Nobody watches the deadlines any more: what happens from here on, people do.</summary>
    public Task StopWorkers() => workers!.Stop();

    /// <summary>Only those that are killed here may be away.</summary>
    public void AssertAllRun() => Assert.DoesNotContain(hubs.Append(workers), program => program!.HasEnded);

    /// <summary>What each process said last.</summary>
    public string Tails() => string.Join(Environment.NewLine, hubs.Append(workers).OfType<RunningProgram>().Select(it =>
        $"--- {it.Address} {(it.HasEnded ? $"ended with {it.ExitCode}" : "runs")}{Environment.NewLine}{(it.Output.Length <= 3000 ? it.Output : it.Output[^3000..])}"));

    public async ValueTask DisposeAsync()
    {
        foreach (var proxy in Proxies)
        {
            await proxy.DisposeAsync();
        }

        foreach (var program in hubs.Append(workers).OfType<RunningProgram>())
        {
            await program.DisposeAsync();
        }

        await store.DisposeAsync();
    }

    private Task<RunningProgram> Start(params (string Key, string Value)[] settings) =>
        RunningProgram.Start(store.Directory, Token, [.. store.Settings, .. Modest, .. settings]);
}
