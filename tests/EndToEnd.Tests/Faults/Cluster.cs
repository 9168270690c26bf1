using RedProperty.Realtime.EndToEnd.Tests.Running;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Faults;

/// <summary>One store, one process of the hub role and some of the workers role, and a witness of all that is written.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    /// <summary>Starting is all the processor can do; who starts with ten others beside him is late in everything.</summary>
    private static readonly SemaphoreSlim Starts = new(2);

    /// <summary>Clusters that live at the same time on a kind of store. Most of what they do is wait; Garnet's threads spin while they do.</summary>
    private static readonly Dictionary<StoreKind, SemaphoreSlim> Places =
        new() { [StoreKind.RedisServer] = new SemaphoreSlim(4), [StoreKind.EmbeddedProcess] = new SemaphoreSlim(3) };

    private readonly List<(string Role, RunningProgram Program)> programs = [];
    private readonly double timeScale;

    private readonly StoreKind kind;

    private Cluster(StoreKind kind, RunningStore store, double timeScale)
    {
        this.kind = kind;
        Store = store;
        this.timeScale = timeScale;
    }

    public RunningStore Store { get; }

    public Limits Limits => new(timeScale);

    public Witness Witness { get; private set; } = null!;

    public RunningProgram Hub { get; private set; } = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Cluster> Open(StoreKind kind, double timeScale = 300, (string Key, string Value)[]? hubSettings = null)
    {
        await Places[kind].WaitAsync(Token);
        var cluster = new Cluster(kind, await OpenStore(kind), timeScale);
        await Starts.WaitAsync(Token);
        try
        {
            cluster.Hub = await cluster.Start("hub", hubSettings ?? []);
            cluster.Witness = await Witness.Of(cluster.Store.Configuration);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
        finally
        {
            Starts.Release();
        }
    }

    /// <summary>Starts a process of the workers role when the machine has room for it.</summary>
    public async Task<RunningProgram> AddWorker(params (string Key, string Value)[] settings)
    {
        await Starts.WaitAsync(Token);
        try
        {
            return await StartWorker(settings);
        }
        finally
        {
            Starts.Release();
        }
    }

    /// <summary>Starts a process of the workers role at once.</summary>
    public Task<RunningProgram> StartWorker(params (string Key, string Value)[] settings) => Start("workers", settings);

    /// <summary>Shows what the processes said last: with a test that failed it is printed.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var (role, program) in programs)
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"--- {role} {program.Address}{Environment.NewLine}{Tail(program.Output)}");
            await program.DisposeAsync();
        }

        if (Witness is not null)
        {
            await Witness.DisposeAsync();
        }

        await Store.DisposeAsync();
        Places[kind].Release();
    }

    private static async Task<RunningStore> OpenStore(StoreKind kind)
    {
        try
        {
            return await RunningStore.Open(kind, Program.File);
        }
        catch
        {
            Places[kind].Release();
            throw;
        }
    }

    private static string Tail(string output) => output.Length <= 3000 ? output : output[^3000..];

    private async Task<RunningProgram> Start(string role, (string Key, string Value)[] settings)
    {
        var scale = ("Demo:TimeScale", timeScale.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var program = await RunningProgram.Start(Store.Directory, Token, [.. Store.Settings, ("Roles", role), scale, .. settings]);
        programs.Add((role, program));
        return program;
    }
}
