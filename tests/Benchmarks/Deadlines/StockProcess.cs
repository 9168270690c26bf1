using System.Collections.Concurrent;
using System.Globalization;
using Hangfire;
using Hangfire.Redis.StackExchange;
using StackExchange.Redis;

namespace RedProperty.Realtime.Benchmarks.Deadlines;

/// <summary>
/// This program asked to be a stock Hangfire server: <c>stock CONFIGURATION</c>. Hangfire as it comes, but for a poll each second instead of each 15,
/// and 20 workers as ours has.
/// </summary>
internal static class StockProcess
{
    public const string Verb = "stock";
    private const int Workers = 20;

    /// <summary>Each line of input is a number of jobs to wait for; the answer is one line with each job's moment and how late it ran, in microseconds.</summary>
    public static async Task<int> Run(string configuration)
    {
        using var server = new BackgroundJobServer(
            new BackgroundJobServerOptions { WorkerCount = Workers, SchedulePollingInterval = TimeSpan.FromSeconds(1) }, await Storage(configuration));
        Console.WriteLine("ready");
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var wanted = int.Parse(line, CultureInfo.InvariantCulture);
            while (StockJob.Ran.Count < wanted)
            {
                await Task.Delay(20);
            }

            Console.WriteLine(string.Join(' ', StockJob.Ran.Select(ran => string.Create(CultureInfo.InvariantCulture, $"{ran.At}:{ran.Late}"))));
            StockJob.Ran.Clear();
        }

        return 0;
    }

    public static async Task<RedisStorage> Storage(string configuration)
    {
        var options = ConfigurationOptions.Parse(configuration);
        return new RedisStorage(await ConnectionMultiplexer.ConnectAsync(options));
    }
}

/// <summary>An empty job; it notes in memory when it ran.</summary>
internal static class StockJob
{
    public static ConcurrentQueue<(long At, long Late)> Ran { get; } = new();

    /// <param name="dueAt">In UTC ticks.</param>
    public static void Run(long dueAt)
    {
        var now = TimeProvider.System.GetUtcNow().UtcTicks;
        Ran.Enqueue((now / TimeSpan.TicksPerMicrosecond, (now - dueAt) / TimeSpan.TicksPerMicrosecond));
    }
}
