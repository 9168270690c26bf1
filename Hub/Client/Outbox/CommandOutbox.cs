using System.Collections.Concurrent;
using RedProperty.Realtime.Client.Connection;
using RedProperty.Realtime.Client.Feeds;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Outbox;

/// <summary>Sends each command, under the same id, until the hub has answered it; one ticket's commands one after the other.</summary>
internal sealed class CommandOutbox(HubLink link, ServerClock clock, CoordinationClientOptions options, Listeners listeners)
{
    /// <summary>Sent within this time, a command counts as pressed now; later, it tells when it was pressed.</summary>
    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, OutboxEntry> pending = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Task Tail, int Count)> lanes = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>Unanswered commands, oldest first.</summary>
    public IReadOnlyList<OutboxEntry> Pending => [.. pending.Values.OrderBy(entry => entry.PressedAt)];

    /// <summary>Takes up what an earlier run left.</summary>
    public async Task Resume(CancellationToken cancellation)
    {
        foreach (var entry in await options.Outbox.Load(cancellation).ConfigureAwait(false))
        {
            // Read once before anything is sent, so that a broken entry is told to the one who starts the client.
            CommandShapes.Read(entry, null);
            _ = Enqueue(entry, isStored: true, CancellationToken.None).ContinueWith(
                task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
    }

    public Task<CommandResult> Send(string method, string commandId, string? ticketId, object command, CancellationToken cancellation) => Enqueue(
        new OutboxEntry(commandId, ticketId ?? commandId, method, CommandShapes.Write(command), options.Time.GetUtcNow()),
        isStored: false,
        cancellation);

    private Task<CommandResult> Enqueue(OutboxEntry entry, bool isStored, CancellationToken cancellation)
    {
        pending[entry.CommandId] = entry;
        lock (gate)
        {
            var (before, inLane) = lanes.GetValueOrDefault(entry.Lane, (Task.CompletedTask, 0));
            var mine = Deliver(entry, isStored, before, cancellation);
            lanes[entry.Lane] = (LeaveLane(entry.Lane, before, mine), inLane + 1);
            return mine;
        }
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

    private async Task<CommandResult> Deliver(OutboxEntry entry, bool isStored, Task before, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, link.Stopping);
        try
        {
            if (!isStored)
            {
                await Put(entry, either.Token).ConfigureAwait(false);
            }

            await before.WaitAsync(either.Token).ConfigureAwait(false);
            var result = await SendUntilAnswered(entry, either.Token).ConfigureAwait(false);
            await Forget(entry).ConfigureAwait(false);
            listeners.OnAnswer(new CommandAnswer(entry, result, null));
            return result;
        }
        catch (CoordinationFault fault)
        {
            await Forget(entry).ConfigureAwait(false);
            listeners.OnAnswer(new CommandAnswer(entry, null, fault));
            throw;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await Forget(entry).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>What could not be put down is not sent, and told to the one who pressed.</summary>
    private async Task Put(OutboxEntry entry, CancellationToken cancellation)
    {
        try
        {
            await options.Outbox.Put(entry, cancellation).ConfigureAwait(false);
        }
        catch
        {
            pending.TryRemove(entry.CommandId, out _);
            throw;
        }
    }

    private async Task<CommandResult> SendUntilAnswered(OutboxEntry entry, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            await link.WhenLive(cancellation).ConfigureAwait(false);
            try
            {
                var command = CommandShapes.Read(entry, MomentOfPressing(entry));
                return await link.Invoke<CommandResult>(entry.Method, command, cancellation).ConfigureAwait(false);
            }
            catch (Exception passing) when (passing is LinkLost or CoordinationFault { IsPassing: true })
            {
                await Task.Delay(FullJitter.Pause(attempt, options.LongestPause, passing), options.Time, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>In the server's time, and never ahead of it: a device whose clock was wrong while away still gets through.</summary>
    private DateTimeOffset? MomentOfPressing(OutboxEntry entry)
    {
        var now = clock.Now;
        var pressed = entry.PressedAt + clock.Offset;
        return now - pressed <= Prompt ? null : pressed;
    }

    private async Task Forget(OutboxEntry entry)
    {
        pending.TryRemove(entry.CommandId, out _);
        await options.Outbox.Remove(entry.CommandId, CancellationToken.None).ConfigureAwait(false);
    }
}
