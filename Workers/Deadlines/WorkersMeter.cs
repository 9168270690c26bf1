using System.Diagnostics.Metrics;
using RedProperty.Realtime.Domain.Deadlines;

namespace RedProperty.Realtime.Workers.Deadlines;

/// <summary>The room's figures: what was enforced, how late, by alarm or by audit, and when the auditor last got through.</summary>
internal sealed class WorkersMeter
{
    public const string Name = "RedProperty.Realtime.Workers";

    private readonly Counter<long> enforced;
    private readonly Counter<long> missed;
    private readonly Histogram<double> lateness;
    private readonly Counter<long> alarmsLost;

    public WorkersMeter(IMeterFactory factory, EnforcementHeartbeat heartbeat)
    {
        var meter = factory.Create(Name);
        enforced = meter.CreateCounter<long>("redproperty.deadlines.enforced", "{ticket}", "Tickets that the clock has changed.");
        missed = meter.CreateCounter<long>("redproperty.deadlines.missed", "{deadline}", "Limits that were missed.");
        lateness = meter.CreateHistogram<double>(
            "redproperty.deadlines.lateness", "s", "How long after its moment the latest limit of a round was enforced.");
        alarmsLost = meter.CreateCounter<long>("redproperty.alarms.lost", "{alarm}", "Alarms that could not be set and are left to the auditor.");
        meter.CreateObservableGauge(
            "redproperty.deadlines.last_audit", () => heartbeat.Last?.ToUnixTimeSeconds() ?? 0, "s", "Unix time at which the auditor last got on; 0 before the first.");
    }

    public void Enforced(EnforcementRound round, string cause)
    {
        if (round.Tickets > 0)
        {
            enforced.Add(round.Tickets, new KeyValuePair<string, object?>("cause", cause));
        }

        if (round.Missed > 0)
        {
            missed.Add(round.Missed, new KeyValuePair<string, object?>("cause", cause));
            lateness.Record(round.Latest.TotalSeconds, new KeyValuePair<string, object?>("cause", cause));
        }
    }

    public void AlarmsLost(int count) => alarmsLost.Add(count);
}
