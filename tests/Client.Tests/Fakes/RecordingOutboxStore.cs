namespace RedProperty.Realtime.Client.Tests.Fakes;

/// <summary>Keeps refusals, and survives the client that used it.</summary>
public sealed class RecordingOutboxStore : IOutboxStore
{
    private readonly Lock gate = new();
    private readonly List<OutboxEntry> waiting = [];
    private readonly List<(OutboxEntry Entry, CoordinationFault Fault)> refused = [];

    public int Removals { get; private set; }

    /// <summary>Runs before an attempt is put down.</summary>
    public Func<Task> BeforeTrying { get; set; } = () => Task.CompletedTask;

    public IReadOnlyList<OutboxEntry> Waiting
    {
        get
        {
            lock (gate)
            {
                return [.. waiting];
            }
        }
    }

    public IReadOnlyList<(OutboxEntry Entry, CoordinationFault Fault)> Refused
    {
        get
        {
            lock (gate)
            {
                return [.. refused];
            }
        }
    }

    public Task<IReadOnlyList<OutboxEntry>> Load(CancellationToken cancellation) => Task.FromResult(Waiting);

    public Task Put(OutboxEntry entry, CancellationToken cancellation)
    {
        lock (gate)
        {
            waiting.Add(entry);
        }

        return Task.CompletedTask;
    }

    public async Task Try(OutboxEntry entry, CancellationToken cancellation)
    {
        await BeforeTrying();
        lock (gate)
        {
            waiting[waiting.FindIndex(it => it.CommandId == entry.CommandId)] = entry;
        }
    }

    public Task Remove(string commandId, CancellationToken cancellation)
    {
        lock (gate)
        {
            Removals++;
            waiting.RemoveAll(entry => entry.CommandId == commandId);
        }

        return Task.CompletedTask;
    }

    public Task Refuse(OutboxEntry entry, CoordinationFault fault, CancellationToken cancellation)
    {
        lock (gate)
        {
            refused.Add((entry, fault));
            waiting.RemoveAll(it => it.CommandId == entry.CommandId);
        }

        return Task.CompletedTask;
    }
}
