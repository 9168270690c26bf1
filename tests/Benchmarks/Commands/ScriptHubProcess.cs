using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RedProperty.Realtime.Benchmarks.Sides;
using RedProperty.Realtime.Redis.Connections;
using StackExchange.Redis;

namespace RedProperty.Realtime.Benchmarks.Commands;

/// <summary>
/// This program asked to be a bare hub that runs the bare script: <c>script-hub CONFIGURATION</c>, the ticket ids on the first line. On each further line
/// <c>CONCURRENCY SECONDS</c> it runs the script alone, without the hub, and answers how many in a second.
/// </summary>
internal static class ScriptHubProcess
{
    public const string Verb = "script-hub";

    public static async Task<int> Run(string configuration)
    {
        var ids = (await Console.In.ReadLineAsync())!.Split(',');
        var slots = await ScriptSlot.Learn(configuration, ids);
        var options = RedisOptions.For(configuration);

        // A store that is slow for a moment is measured, not given up.
        options.AsyncTimeout = (int)TimeSpan.FromSeconds(60).TotalMilliseconds;
        await using var connection = await ConnectionMultiplexer.ConnectAsync(options);
        var database = connection.GetDatabase();
        await using var app = await BareHubProcess.Serve<ScriptHub>(services => services.AddSingleton(new ScriptSlots(database, slots)));
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var asked = line.Split(' ');
            var rate = await Loop(
                database, [.. slots.Values.Take(int.Parse(asked[0], CultureInfo.InvariantCulture))], double.Parse(asked[1], CultureInfo.InvariantCulture));
            Console.WriteLine(rate.ToString("R", CultureInfo.InvariantCulture));
        }

        return 0;
    }

    private static async Task<double> Loop(IDatabase database, IReadOnlyCollection<ScriptSlot> slots, double seconds)
    {
        var start = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(slots.Select(slot => Task.Run(async () =>
        {
            var count = 0L;
            for (; Stopwatch.GetElapsedTime(start).TotalSeconds < seconds; count++)
            {
                await slot.Run(database);
            }

            return count;
        })));
        return counts.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
