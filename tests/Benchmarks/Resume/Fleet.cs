using System.Diagnostics;
using System.Globalization;
using RedProperty.Realtime.Benchmarks.Crowd;

namespace RedProperty.Realtime.Benchmarks.Resume;

/// <summary>How long after a cut the devices were back, in seconds.</summary>
internal sealed record Return(double P50, double P99, double Max, int Late);

/// <summary>All the devices.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    private const int Openers = 64;

    /// <summary>For what else a process keeps open.</summary>
    private const int Reserve = 1000;
    private static readonly TimeSpan InTime = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan GiveUp = TimeSpan.FromSeconds(90);

    private readonly CancellationTokenSource stop = new();
    private readonly Device[] devices;
    private readonly Pings pings;

    private Fleet(Device[] devices)
    {
        this.devices = devices;
        pings = new Pings([.. devices.Select(device => (Func<RawLine?>)(() => device.Line))]);
    }

    public IReadOnlyList<Device> Devices => devices;

    /// <summary>As many as were asked for, or as a process of this machine may have sockets.</summary>
    public static int Fitting(int wanted)
    {
        var limit = File.ReadLines("/proc/self/limits").Single(line => line.StartsWith("Max open files", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[4];
        return int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? Math.Min(wanted, most - Reserve) : wanted;
    }

    public static async Task<Fleet> Gather(HubDoor door, int count, IReadOnlyList<string> feeds, CancellationToken cancellation)
    {
        var fleet = new Fleet([.. Enumerable.Range(0, count).Select(i => new Device(feeds[i % feeds.Count]))]);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Openers, CancellationToken = cancellation };
        await Parallel.ForEachAsync(fleet.devices, options, async (device, token) =>
        {
            device.Expect(door);
            device.Begin(door, fleet.stop.Token);
            await device.Back.WaitAsync(GiveUp, token);
        });
        return fleet;
    }

    /// <summary>All at once, and waits until the last is back.</summary>
    /// <param name="cut">Null: the devices cut their own connections; else whatever ends them all.</param>
    public async Task<Return> Return(HubDoor door, Func<Task>? cut, CancellationToken cancellation)
    {
        foreach (var device in devices)
        {
            device.Expect(door);
        }

        var start = Stopwatch.GetTimestamp();
        if (cut is not null)
        {
            await cut();
        }
        else
        {
            Parallel.ForEach(devices, device => device.Cut());
        }

        try
        {
            await Task.WhenAll(devices.Select(device => device.Back)).WaitAsync(GiveUp, cancellation);
        }
        catch (TimeoutException)
        {
            Progress.Say($"{devices.Count(device => !device.Back.IsCompleted)} are not back; one says: {devices.First(device => !device.Back.IsCompleted).LastFailure}");
        }

        var took = devices
            .Select(device => device.Back.IsCompleted ? Stopwatch.GetElapsedTime(start, device.BackAt).TotalSeconds : GiveUp.TotalSeconds)
            .Order().ToArray();
        return new Return(At(took, 0.5), At(took, 0.99), took[^1], took.Count(seconds => seconds > InTime.TotalSeconds));
    }

    public async ValueTask DisposeAsync()
    {
        await pings.DisposeAsync();
        await stop.CancelAsync();
        await Task.WhenAll(devices.Select(device => device.End()));
        stop.Dispose();
    }

    private static double At(double[] ordered, double share) => ordered[Math.Min(ordered.Length - 1, (int)(ordered.Length * share))];
}
