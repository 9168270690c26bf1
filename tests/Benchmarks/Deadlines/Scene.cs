using System.Globalization;
using RedProperty.Realtime.Benchmarks.Stores;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.Benchmarks.Deadlines;

/// <summary>One run's store, house and ear, and the real program as its worker: each but the house a process of its own.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    private readonly BenchStore store;
    private RunningProgram? worker;

    private Scene(BenchStore store, FeedEar ear)
    {
        this.store = store;
        Ear = ear;
        House = House.On(store.Configuration);
        Seeding = new Seeding(House, new DemoCity());
    }

    public FeedEar Ear { get; }

    public House House { get; }

    public Seeding Seeding { get; }

    public static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>Load of the machine over the last minute; figures from a busy one are poor figures.</summary>
    public static string LoadAverage => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    public static async Task<Scene> Open(BenchStoreKind kind)
    {
        var store = await BenchStore.Start(kind);
        return new Scene(store, await FeedEar.Open(store.Configuration));
    }

    /// <summary>Returns when the worker says that it is ready.</summary>
    public async Task StartWorker(CancellationToken cancellation)
    {
        var started = Now;
        worker = await RunningProgram.Start(
            store.Directory, cancellation, ("Roles", "workers"), ("Redis:Configuration", store.Configuration));
        Progress.Say($"worker ready after {(Now - started).TotalSeconds:0.0} s");
    }

    /// <summary>Waits until the clock has done all that is due before a moment that is past.</summary>
    public async Task Settle(CancellationToken cancellation)
    {
        var started = Now;
        while (!await House.IsSettledUntil(Now, cancellation))
        {
            await Task.Delay(Look, cancellation);
        }

        Progress.Say($"settled after {(Now - started).TotalSeconds:0.0} s");
    }

    /// <summary>Waits for that many missed limits; what is written but stays unheard is waited for no longer than a few seconds.</summary>
    public async Task Hear(int count, CancellationToken cancellation)
    {
        var (heard, changedAt) = (0, Now);
        while (Ear.Count < count)
        {
            await Task.Delay(Look, cancellation);
            if (Ear.Count != heard)
            {
                (heard, changedAt) = (Ear.Count, Now);
            }
            else if (Now - changedAt > Silence && await House.IsSettledUntil(Now, cancellation))
            {
                return;
            }
        }
    }

    public static async Task WaitUntil(DateTimeOffset moment, CancellationToken cancellation)
    {
        if (moment > Now)
        {
            await Task.Delay(moment - Now, cancellation);
        }
    }

    /// <summary>Ends the worker, so that what is looked through stands still, and says what it complained of.</summary>
    public async Task StopWorker(Figures figures)
    {
        var output = worker!.Output;
        await worker.DisposeAsync();
        worker = null;
        var lines = output.Split(Environment.NewLine);
        var warnings = lines.Count(line => line.StartsWith("warn:", StringComparison.Ordinal));
        var errors = lines.Count(line => line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal));
        if (warnings + errors > 0)
        {
            var log = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"redproperty-bench-worker-{Now:HHmmss}.log"));
            await File.WriteAllTextAsync(log, output);
            figures.Note($"the worker's log has {warnings} warnings and {errors} errors: {log}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (worker is not null)
        {
            await worker.DisposeAsync();
        }

        await Ear.DisposeAsync();
        await House.DisposeAsync();
        await store.DisposeAsync();
    }
}
