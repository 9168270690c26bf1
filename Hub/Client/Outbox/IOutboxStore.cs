namespace RedProperty.Realtime.Client;

/// <summary>Where commands wait until the hub has answered them: memory, a file, a browser's database.</summary>
public interface IOutboxStore
{
    /// <summary>What was left by an earlier run, in the order in which it was put.</summary>
    Task<IReadOnlyList<OutboxEntry>> Load(CancellationToken cancellation);

    /// <summary>Returns when the entry survives the death of this program, as far as this store can.</summary>
    Task Put(OutboxEntry entry, CancellationToken cancellation);

    Task Remove(string commandId, CancellationToken cancellation);
}
