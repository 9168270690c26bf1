namespace RedProperty.Realtime.Client;

/// <summary>Where commands wait until the hub has answered them: memory, a file, a browser's database.</summary>
public interface IOutboxStore
{
    /// <summary>What was left by an earlier run, in the order in which it was put.</summary>
    Task<IReadOnlyList<OutboxEntry>> Load(CancellationToken cancellation);

    /// <summary>Returns when the entry survives the death of this program, as far as this store can.</summary>
    Task Put(OutboxEntry entry, CancellationToken cancellation);

    /// <summary>
    /// Called before the first attempt to send. A store that puts it in the place of what it was given at <see cref="Put"/>, and gives it back so at
    /// <see cref="Load"/>, lets a command that was not tried be taken back after a restart too; with others only the run that put it can.
    /// </summary>
    /// <param name="entry">With <see cref="OutboxEntry.WasTried"/>.</param>
    Task Try(OutboxEntry entry, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>It was answered, or taken back.</summary>
    Task Remove(string commandId, CancellationToken cancellation);

    /// <summary>
    /// The hub has refused it for good. A store that keeps refusals, so that the words which somebody typed are not lost, moves it there in one step: whenever
    /// the program is killed, it is in one of the two places. Others remove it.
    /// </summary>
    Task Refuse(OutboxEntry entry, CoordinationFault fault, CancellationToken cancellation) => Remove(entry.CommandId, cancellation);
}
