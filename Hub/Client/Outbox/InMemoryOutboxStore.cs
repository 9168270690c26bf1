namespace RedProperty.Realtime.Client;

/// <summary>Keeps waiting commands for as long as the program runs; the outbox itself holds them, so there is nothing to do.</summary>
public sealed class InMemoryOutboxStore : IOutboxStore
{
    public Task<IReadOnlyList<OutboxEntry>> Load(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<OutboxEntry>>([]);

    public Task Put(OutboxEntry entry, CancellationToken cancellation) => Task.CompletedTask;

    public Task Remove(string commandId, CancellationToken cancellation) => Task.CompletedTask;
}
