using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Client.Connection;
using RedProperty.Realtime.Client.Feeds;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Outbox;

/// <summary>Sends each command, under the same id, until the hub has answered it; one ticket's commands one after the other.</summary>
internal sealed partial class CommandOutbox(
    HubLink link, ServerClock clock, CoordinationClientOptions options, Listeners listeners, ILogger logger)
{
    private readonly Dictionary<string, WaitingCommand> pending = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Task Tail, int Count)> lanes = new(StringComparer.Ordinal);
    private readonly Turns? turns = options.SendsInOrder ? new Turns() : null;
    private readonly Lock gate = new();
    private long last;

    /// <summary>Unanswered commands, oldest first.</summary>
    public IReadOnlyList<OutboxEntry> Pending
    {
        get
        {
            lock (gate)
            {
                return [.. pending.Values.OrderBy(waiting => waiting.Number).Select(waiting => waiting.Entry)];
            }
        }
    }

    /// <summary>Takes up what an earlier run left.</summary>
    public async Task Resume(CancellationToken cancellation)
    {
        var entries = await options.Outbox.Load(cancellation).ConfigureAwait(false);

        // Read once before anything is sent, so that a broken entry is told to the one who starts the client.
        foreach (var entry in entries)
        {
            CommandShapes.Read(entry, null);
        }

        foreach (var entry in entries)
        {
            _ = Enqueue(entry, isStored: true, CancellationToken.None).ContinueWith(
                task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
    }

    public Task<CommandResult> Send(string method, string commandId, string? ticketId, object command, CancellationToken cancellation) => Enqueue(
        new OutboxEntry(commandId, ticketId ?? commandId, method, CommandShapes.Write(command), options.Time.GetUtcNow()) { WasTried = false },
        isStored: false,
        cancellation);

    /// <returns>Whether the command was certainly not sent, and is not going to be.</returns>
    public async Task<bool> TakeBack(string commandId)
    {
        WaitingCommand? waiting;
        lock (gate)
        {
            waiting = pending.GetValueOrDefault(commandId);
        }

        return waiting is not null && await waiting.TryTakeBack().ConfigureAwait(false);
    }

    private Task<CommandResult> Enqueue(OutboxEntry entry, bool isStored, CancellationToken cancellation)
    {
        Task<CommandResult> mine;
        lock (gate)
        {
            var waiting = new WaitingCommand(entry, ++last, mayHaveBeenSent: entry.WasTried is not false);
            pending[entry.CommandId] = waiting;
            waiting.Turn = turns?.Enter(entry.Lane);
            var (before, inLane) = lanes.GetValueOrDefault(entry.Lane, (Task.CompletedTask, 0));
            waiting.Delivery = mine = Deliver(waiting, isStored, before, cancellation);
            lanes[entry.Lane] = (LeaveLane(entry.Lane, before, mine), inLane + 1);
        }

        listeners.OnPending();
        return mine;
    }

    /// <summary>Ends when all of the lane so far has ended, however it ended.</summary>
    private async Task LeaveLane(string lane, Task before, Task mine)
    {
        await Task.Yield();
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await mine.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (gate)
        {
            var (tail, inLane) = lanes[lane];
            if (inLane == 1)
            {
                lanes.Remove(lane);
            }
            else
            {
                lanes[lane] = (tail, inLane - 1);
            }
        }
    }

    /// <param name="record">Takes it out of the store.</param>
    private async Task Forget(OutboxEntry entry, Func<CancellationToken, Task> record)
    {
        lock (gate)
        {
            pending.Remove(entry.CommandId);
        }

        try
        {
            await record(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            // Of whatever kind: each store fails in its own words, and the answer is to be told all the same.
            Log.OutboxFailed(logger, entry.CommandId, fault);
        }

        listeners.OnPending();
    }
}
