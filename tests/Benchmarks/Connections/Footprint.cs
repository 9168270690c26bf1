using RedProperty.Realtime.Benchmarks.Crowd;
using RedProperty.Realtime.Benchmarks.Sides;

namespace RedProperty.Realtime.Benchmarks.Connections;

/// <summary>What a crowd that does nothing adds to a hub's process.</summary>
/// <param name="Resident">kB for each connection.</param>
/// <param name="Own">The same, of memory that no file stands behind.</param>
/// <param name="Before">MB of the process, warm and empty.</param>
/// <param name="After">MB of the process with all of them.</param>
/// <param name="Ended">Connections that did not last.</param>
internal sealed record Footprint(double Resident, double Own, double Before, double After, int Ended)
{
    private const double Kilo = 1024;

    public static async Task<Footprint> Measure(
        HubDoor door, int processId, IReadOnlyList<string> feeds, int warmUp, int count, TimeSpan settling, CancellationToken cancellation)
    {
        await using (await WatchingCrowd.Gather(door, warmUp, feeds, static _ => { }, cancellation))
        {
            await Task.Delay(settling / 2, cancellation);
        }

        await Task.Delay(settling / 2, cancellation);
        var (resident, own) = (Burden.Resident(processId), Burden.ResidentOwn(processId));
        await using var crowd = await WatchingCrowd.Gather(door, count, feeds, static _ => { }, cancellation);
        await Task.Delay(settling, cancellation);
        var (residentAfter, ownAfter) = (Burden.Resident(processId), Burden.ResidentOwn(processId));
        return new Footprint(
            (residentAfter - resident) / Kilo / count, (ownAfter - own) / Kilo / count, resident / Kilo / Kilo, residentAfter / Kilo / Kilo, crowd.Lost);
    }
}
