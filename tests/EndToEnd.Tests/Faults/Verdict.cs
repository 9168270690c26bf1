using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using RedProperty.Realtime.EndToEnd.Tests.Running;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Faults;

/// <summary>
/// An expected limit: when it ended, and the program's own stamp of its enforcement, which is the store's time. When a witness gets to see it on a busy
/// machine is not what was promised; that no stamp is ahead of what the witness saw, <see cref="Verdict"/> holds against him.
/// </summary>
internal sealed record Enforced(DateTimeOffset DueAt, DateTimeOffset At)
{
    public TimeSpan Late => At - DueAt;
}

/// <summary>Holds every report of a fault against the ladder written down in <see cref="Limits"/>: each limit missed once, each rung climbed once, none early.</summary>
internal static class Verdict
{
    private const int ReadersAtOnce = 8;
    /// <summary>Ends a test that hangs; what is promised is held against stamps.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Waits until every limit that ends within those minutes was seen enforced, and reads what became of each report.</summary>
    public static async Task<IReadOnlyList<Enforced>> Of(Cluster cluster, IReadOnlyList<SentReport> reports, int untilMinute = 90)
    {
        var limits = cluster.Limits.Until(untilMinute);
        await TrueTime.Until(
            () => Task.FromResult(reports.All(report => cluster.Witness.MissesOf(report.TicketId) >= limits.Count)),
            cluster.Limits.Scaled(untilMinute) + Patience,
            () => $"of {limits.Count} limits, {reports.Count(report => cluster.Witness.MissesOf(report.TicketId) < limits.Count)} reports lack some.");

        var token = await cluster.Hub.Http.SignsIn("city1", Token);
        var tickets = new ConcurrentBag<(SentReport Report, JsonNode Ticket)>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = ReadersAtOnce, CancellationToken = Token };
        await Parallel.ForEachAsync(reports, options, async (report, cancellation) =>
        {
            tickets.Add((report, (await cluster.Hub.Http.Ticket(token, report.TicketId, cancellation))!));
        });
        await cluster.Witness.CatchesUp();
        Assert.Empty(cluster.Witness.Contradictions);
        var seen = cluster.Witness.ByTicket();
        return [.. tickets.SelectMany(it => Judge(it.Report, it.Ticket, limits.Count, cluster.Limits, seen[it.Report.TicketId]))];
    }

    private static List<Enforced> Judge(SentReport report, JsonNode ticket, int least, Limits ladder, IEnumerable<SeenEvent> witnessed)
    {
        var reportedAt = ticket["reportedAt"]!.GetValue<DateTimeOffset>();
        Assert.InRange(reportedAt, report.SentAt - TrueTime.Tolerance, report.AnsweredAt + TrueTime.Tolerance);

        var timeline = ticket["timeline"]!.AsArray().Select(entry => new Entry(entry!)).ToList();
        // Where the ladder was still being climbed, the witness may know more than the timeline that was read before.
        var seen = witnessed.Where(it => it.Version <= timeline[^1].Version).OrderBy(it => it.Version).ToList();
        Assert.Equal(timeline.Select(entry => (entry.Version, entry.Type)), seen.Select(it => (it.Version, it.Type)));

        var missed = timeline.Where(entry => entry.Type == "deadlineMissed").ToList();
        Assert.True(missed.Count >= least, $"Only {missed.Count} of {least} limits were missed.");
        var limits = ladder.Until(90).Take(missed.Count).ToList();
        var expected = limits.Select(limit => (limit.Obligation, limit.Rung, DueAt: reportedAt + limit.After)).ToList();
        Assert.Equal(expected, missed.Select(entry => (entry.Obligation, entry.Rung, entry.DueAt)));
        Assert.Equal(
            Enumerable.Range(2, Math.Min(limits.Count, Limits.Top - 1)).Select(rung => (rung - 1, rung)),
            timeline.Where(entry => entry.Type == "escalated").Select(entry => (entry.FromRung, entry.Rung)));

        // A yellow card shows the limit it warns of; those of limits that have not ended yet may be there too.
        var yellow = timeline.Where(entry => entry.Type == "yellowCard").ToDictionary(entry => (entry.Obligation, entry.Rung));
        foreach (var limit in limits)
        {
            AssertNotEarly(yellow[(limit.Obligation, limit.Rung)], reportedAt + limit.YellowAfter, seen);
        }

        return [.. missed.Select(entry => AssertNotEarly(entry, entry.DueAt, seen))];
    }

    private static Enforced AssertNotEarly(Entry entry, DateTimeOffset moment, List<SeenEvent> seen)
    {
        var seenAt = seen.Single(it => it.Version == entry.Version).SeenAt;
        Assert.True(
            seenAt >= moment - TrueTime.Tolerance && entry.At >= moment - TrueTime.Tolerance,
            $"{entry.Type} {entry.Obligation}, rung {entry.Rung}: owed at {moment:O}, seen at {seenAt:O}, stamped {entry.At:O}: that is early.");
        Assert.True(entry.At <= seenAt + TrueTime.Tolerance, $"{entry.Type} was stamped {entry.At:O} and seen before, at {seenAt:O}.");
        return new Enforced(moment, entry.At);
    }

    private sealed class Entry(JsonNode node)
    {
        public long Version { get; } = node["version"]!.GetValue<long>();

        public string Type { get; } = node["type"]!.GetValue<string>();

        public DateTimeOffset At { get; } = node["at"]!.GetValue<DateTimeOffset>();

        public string Obligation => node["data"]!["obligation"]!.GetValue<string>();

        public int Rung => node["data"]!["rung"]!.GetValue<int>();

        public int FromRung => node["data"]!["fromRung"]!.GetValue<int>();

        public DateTimeOffset DueAt => node["data"]!["dueAt"]!.GetValue<DateTimeOffset>();
    }
}
