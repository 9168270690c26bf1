using System.Diagnostics.Metrics;

namespace RedProperty.Realtime.Server.Measures;

/// <summary>What the doors count, as meter <c>RedProperty.Realtime</c>.</summary>
internal sealed class RealtimeMeter
{
    public const string Name = "RedProperty.Realtime";

    private readonly Counter<long> invocations;
    private readonly Histogram<double> durations;
    private readonly Counter<long> pushes;
    private readonly Histogram<double> latencies;
    private readonly Counter<long> leftOut;
    private readonly UpDownCounter<long> connections;
    private readonly Counter<long> requests;

    public RealtimeMeter(IMeterFactory factory)
    {
        var meter = factory.Create(Name);
        invocations = meter.CreateCounter<long>("redproperty.hub.invocations", null, "Calls of the hub by method and result (done or a fault code).");
        durations = meter.CreateHistogram<double>("redproperty.hub.invocation.duration", "s", "How long a call of the hub took.");
        pushes = meter.CreateCounter<long>("redproperty.pushes", null, "Events handed to a feed's watchers, by type.");
        leftOut = meter.CreateCounter<long>("redproperty.pushes.left_out", null, "Events not sent to a connection that was too far behind; it resumes by itself.");
        latencies = meter.CreateHistogram<double>("redproperty.push.latency", "s", "From the writing of an event until it was handed to its watchers' connections, by type.");
        connections = meter.CreateUpDownCounter<long>("redproperty.hub.connections", null, "Connections of the hub.");
        requests = meter.CreateCounter<long>("redproperty.open311.reports", null, "Reports taken in through Open311, by result.");
    }

    public void Invoked(string method, string result, TimeSpan took)
    {
        invocations.Add(1, new("method", method), new KeyValuePair<string, object?>("result", result));
        durations.Record(took.TotalSeconds, new KeyValuePair<string, object?>("method", method));
    }

    /// <param name="left">Connections that were too far behind.</param>
    public void Pushed(string type, TimeSpan latency, int left)
    {
        if (left > 0)
        {
            leftOut.Add(left);
        }

        pushes.Add(1, new KeyValuePair<string, object?>("type", type));
        latencies.Record(Math.Max(0, latency.TotalSeconds), new KeyValuePair<string, object?>("type", type));
    }

    public void Connected() => connections.Add(1);

    public void Disconnected() => connections.Add(-1);

    public void Reported(string result) => requests.Add(1, new KeyValuePair<string, object?>("result", result));
}
