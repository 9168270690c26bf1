using System.Collections.Concurrent;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Faults;

/// <summary>A report and the true times between which it was accepted.</summary>
internal sealed record SentReport(string TicketId, DateTimeOffset SentAt, DateTimeOffset AnsweredAt);

/// <summary>Many reports at once, from grids all over the city.</summary>
internal static class Burst
{
    private const int AtOnce = 16;

    /// <summary>In grids where every post of the ladder is held.</summary>
    public static readonly string[] Grids =
        ["yanzishan-1", "hepingxincun-1", "mengshijie-1", "huali-1", "nancun-1", "minghui-1", "huaxiashanqing-1", "hongyuan-1"];

    public static IEnumerable<string> Communities => Grids.Select(grid => grid[..grid.LastIndexOf('-')]).Distinct();

    public static Task<IReadOnlyList<SentReport>> Reports(this Cluster cluster, int count) => cluster.Hub.ReportsAtOnce(count);

    public static async Task<IReadOnlyList<SentReport>> ReportsAtOnce(this RunningProgram hub, int count)
    {
        var reports = new ConcurrentBag<SentReport>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken };
        await Parallel.ForAsync(0, count, options, async (i, token) =>
        {
            var sentAt = TrueTime.Now;
            var id = await hub.Http.Reports(token, building: $"{Grids[i % Grids.Length]}-01");
            reports.Add(new SentReport(id, sentAt, TrueTime.Now));
        });
        return [.. reports];
    }

    /// <summary>Returns when a third of the first limits has been enforced, so that the others are just due.</summary>
    public static Task FirstLimitsPass(this Cluster cluster, IReadOnlyList<SentReport> reports) => TrueTime.Until(
        () => Task.FromResult(reports.Count(report => cluster.Witness.MissesOf(report.TicketId) > 0) >= reports.Count / 3),
        TimeSpan.FromSeconds(30),
        () => "no burst of limits came.");
}
