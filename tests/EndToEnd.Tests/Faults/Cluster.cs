using System.Globalization;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Faults;

/// <summary>
/// One store, one process of the hub role and some of the workers role, and a witness of all that is written. All faults on a store share one, each asking
/// for the workers it needs: starting is what costs the processor most, and what they mostly do is wait.
/// </summary>
/// <param name="hubRoles">What the first process is, which all reports go to.</param>
public abstract class Cluster(StoreKind kind, double timeScale = 300, string hubRoles = "hub") : IAsyncLifetime
{
    /// <summary>Many short-lived processes on few cores: no time for the runtime's profiling and heaps, nor for idle workers that poll.</summary>
    private static readonly (string Key, string Value)[] Modest =
        [("DOTNET_TieredPGO", "0"), ("DOTNET_gcServer", "0"), ("Workers:WorkerCount", "8")];

    private readonly List<(string Role, RunningProgram Program)> programs = [];
    private readonly List<RunningProgram> workers = [];

    public StoreKind Kind => kind;

    public RunningStore Store { get; private set; } = null!;

    public RunningProgram Hub { get; private set; } = null!;

    internal Witness Witness { get; private set; } = null!;

    internal Limits Limits => new(timeScale);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        try
        {
            Store = await RunningStore.Open(kind, Program.File);
            Hub = await Start(hubRoles);
            Witness = await Witness.Of(Store.Configuration);
        }
        catch
        {
            // xUnit disposes of no fixture that did not come to be.
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>That many workers whose clock is right, no more and no fewer.</summary>
    public async Task<IReadOnlyList<RunningProgram>> Workers(int count)
    {
        workers.RemoveAll(worker => worker.HasEnded);
        while (workers.Count > count)
        {
            await workers[^1].Kill();
            workers.RemoveAt(workers.Count - 1);
        }

        while (workers.Count < count)
        {
            workers.Add(await Start("workers"));
        }

        return workers;
    }

    /// <summary>One more process; settings without a colon are environment variables.</summary>
    public async Task<RunningProgram> Start(string role, params (string Key, string Value)[] settings)
    {
        var scale = ("Demo:TimeScale", timeScale.ToString(CultureInfo.InvariantCulture));
        var program = await RunningProgram.Start(Store.Directory, Token, [.. Store.Settings, ("Roles", role), scale, .. Modest, .. settings]);
        programs.Add((role, program));
        return program;
    }

    /// <summary>What each process said last.</summary>
    public string Tails() => string.Join(
        Environment.NewLine,
        programs.Select(it => $"--- {it.Role} {it.Program.Address}{Environment.NewLine}{Tail(it.Program.Output)}"));

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var (_, program) in programs)
        {
            await program.DisposeAsync();
        }

        if (Witness is not null)
        {
            await Witness.DisposeAsync();
        }

        if (Store is not null)
        {
            await Store.DisposeAsync();
        }
    }

    private static string Tail(string output) => output.Length <= 3000 ? output : output[^3000..];
}

/// <summary>On redis-server.</summary>
public sealed class RedisCluster() : Cluster(StoreKind.RedisServer);

/// <summary>On the embedded Garnet, which here has a process of its own.</summary>
public sealed class GarnetCluster() : Cluster(StoreKind.EmbeddedProcess);

/// <summary>One after the other.</summary>
[CollectionDefinition(Name)]
public sealed class FaultsOnRedis : ICollectionFixture<RedisCluster>
{
    public const string Name = "faults on redis-server";
}

/// <summary>One after the other, beside those on redis-server.</summary>
[CollectionDefinition(Name)]
public sealed class FaultsOnGarnet : ICollectionFixture<GarnetCluster>
{
    public const string Name = "faults on Garnet";
}
