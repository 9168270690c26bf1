using System.Diagnostics;
using System.Globalization;
using Hangfire;
using Hangfire.Common;
using Hangfire.Redis.StackExchange;
using Hangfire.States;
using RedProperty.Realtime.Benchmarks.Stores;

namespace RedProperty.Realtime.Benchmarks.Deadlines;

/// <summary>The baseline: stock delayed jobs with an empty body, on a store of the same kind that nobody else uses.</summary>
internal sealed class StockHangfire : IAsyncDisposable
{
    private const int Schedulers = 16;

    private readonly BenchStore store;
    private readonly RedisStorage storage;
    private Process? server;

    private StockHangfire(BenchStore store, RedisStorage storage)
    {
        this.store = store;
        this.storage = storage;
    }

    public static async Task<StockHangfire> Open(BenchStoreKind kind)
    {
        var store = await BenchStore.Start(kind);
        return new StockHangfire(store, await StockProcess.Storage(store.Configuration));
    }

    public async Task StartServer()
    {
        server = OwnProcess.Start(StockProcess.Verb, store.Configuration);
        await OwnProcess.ReadLine(server);
    }

    /// <summary>Returns how many were scheduled in a second.</summary>
    public async Task<double> Schedule(IReadOnlyCollection<DateTimeOffset> moments, CancellationToken cancellation)
    {
        var client = new BackgroundJobClient(storage);
        var watch = Stopwatch.StartNew();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Schedulers, CancellationToken = cancellation };
        await Task.Run(
            () => Parallel.ForEach(moments, options, dueAt =>
            {
                var ticks = dueAt.UtcTicks;
                client.Create(Job.FromExpression(() => StockJob.Run(ticks)), new ScheduledState(dueAt.UtcDateTime));
            }),
            cancellation);
        return moments.Count / watch.Elapsed.TotalSeconds;
    }

    /// <summary>Some jobs that are due at once and count for nothing. Returns how many were scheduled in a second.</summary>
    public async Task<double> WarmUp(CancellationToken cancellation)
    {
        var rate = await Schedule([.. Enumerable.Repeat(Scene.Now, Moments.Probe)], cancellation);
        await HaveRun(Moments.Probe, cancellation);
        return rate;
    }

    /// <summary>When that many more have run.</summary>
    public async Task<Lateness> HaveRun(int count, CancellationToken cancellation)
    {
        await server!.StandardInput.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{count}"));
        await server.StandardInput.FlushAsync(cancellation);
        var lateness = new Lateness();
        foreach (var ran in (await OwnProcess.ReadLine(server).WaitAsync(cancellation)).Split(' '))
        {
            var parts = ran.Split(':');
            lateness.Record(
                DateTimeOffset.UnixEpoch.AddTicks((long.Parse(parts[0], CultureInfo.InvariantCulture) * TimeSpan.TicksPerMicrosecond) - DateTimeOffset.UnixEpoch.UtcTicks),
                TimeSpan.FromMicroseconds(long.Parse(parts[1], CultureInfo.InvariantCulture)));
        }

        return lateness;
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            server.Kill();
            await server.WaitForExitAsync();
            server.Dispose();
        }

        await store.DisposeAsync();
    }
}
