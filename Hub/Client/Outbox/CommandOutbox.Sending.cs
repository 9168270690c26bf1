using RedProperty.Realtime.Client.Connection;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Outbox;

/// <content>The way of one command.</content>
internal sealed partial class CommandOutbox
{
    /// <summary>Sent within this time, a command counts as pressed now; later, it tells when it was pressed.</summary>
    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(2);

    /// <summary>What takes longer to prepare lets commands of other tickets pass.</summary>
    internal static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(1);

    private async Task<CommandResult> Deliver(WaitingCommand waiting, bool isStored, Task before, CancellationToken cancellation)
    {
        var entry = waiting.Entry;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, link.Stopping, waiting.TakenBack);
        try
        {
            if (!isStored)
            {
                await Put(entry, ending.Token).ConfigureAwait(false);
            }

            await before.WaitAsync(ending.Token).ConfigureAwait(false);
            await MyTurn(waiting, ending.Token).ConfigureAwait(false);
            var result = await SendUntilAnswered(waiting, ending.Token).ConfigureAwait(false);
            await Forget(entry, token => options.Outbox.Remove(entry.CommandId, token)).ConfigureAwait(false);
            listeners.OnAnswer(new CommandAnswer(entry, result, null));
            return result;
        }
        catch (CoordinationFault fault)
        {
            await Forget(entry, token => options.Outbox.Refuse(entry, fault, token)).ConfigureAwait(false);
            listeners.OnAnswer(new CommandAnswer(entry, null, fault));
            throw;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested || waiting.WasTakenBack)
        {
            await Forget(entry, token => options.Outbox.Remove(entry.CommandId, token)).ConfigureAwait(false);
            throw;
        }
        finally
        {
            if (waiting.Turn is { } turn)
            {
                turns!.Leave(turn);
            }
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
            lock (gate)
            {
                pending.Remove(entry.CommandId);
            }

            listeners.OnPending();
            throw;
        }
    }

    private async Task<CommandResult> SendUntilAnswered(WaitingCommand waiting, CancellationToken cancellation)
    {
        var entry = waiting.Entry;
        for (var attempt = 0; ; attempt++)
        {
            await link.WhenLive(cancellation).ConfigureAwait(false);
            try
            {
                if (!await Prepare(waiting, attempt, cancellation).ConfigureAwait(false))
                {
                    continue;
                }

                var command = CommandShapes.Read(entry, MomentOfPressing(entry));
                return await link.Invoke<CommandResult>(entry.Method, command, cancellation).ConfigureAwait(false);
            }
            catch (CoordinationFault fault) when (SignInDoubt.IsDoubted(fault))
            {
                // The words stay until somebody has signed in: they are his, and the hub has not judged them.
                await link.Doubt(fault).ConfigureAwait(false);
                await Task.Delay(FullJitter.Pause(attempt, options.LongestPause), options.Time, cancellation).ConfigureAwait(false);
            }
            catch (Exception passing) when (passing is LinkLost or CoordinationFault { IsPassing: true })
            {
                await Task.Delay(FullJitter.Pause(attempt, options.LongestPause, passing), options.Time, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What the application wants done first, and that the store knows of the attempt.</summary>
    /// <returns>False when it did not succeed and a pause was made.</returns>
    /// <exception cref="CoordinationFault">It refuses the command, or nobody is signed in.</exception>
    private async Task<bool> Prepare(WaitingCommand waiting, int attempt, CancellationToken cancellation)
    {
        try
        {
            if (options.BeforeSend is { } prepare)
            {
                // The application's own work is not done under our lock.
                await Task.Yield();
                await LetOthersPass(waiting, prepare(waiting.Entry, cancellation), cancellation).ConfigureAwait(false);
            }

            waiting.Leave();
            if (!waiting.IsKnownToLeave)
            {
                await options.Outbox.Try(waiting.Entry with { WasTried = true }, cancellation).ConfigureAwait(false);
                waiting.IsKnownToLeave = true;
            }

            return true;
        }
        catch (Exception fault) when (fault is not CoordinationFault { IsPassing: false } && !cancellation.IsCancellationRequested)
        {
            // Of whatever kind: a lost line has many names, and no words that somebody typed are given up for any of them.
            var pause = FullJitter.Pause(attempt, options.LongestPause, fault);
            Log.PreparationFailed(logger, waiting.Entry.CommandId, pause, fault);
            await Aside(waiting, Task.Delay(pause, options.Time, cancellation), cancellation).ConfigureAwait(false);
            return false;
        }
    }

    private async Task LetOthersPass(WaitingCommand waiting, Task preparing, CancellationToken cancellation)
    {
        if (waiting.Turn is not null && !preparing.IsCompleted)
        {
            using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            await Task.WhenAny(preparing, Task.Delay(LongestHold, options.Time, over.Token)).ConfigureAwait(false);
            await over.CancelAsync().ConfigureAwait(false);
        }

        if (!preparing.IsCompleted)
        {
            await Aside(waiting, preparing, cancellation).ConfigureAwait(false);
        }

        await preparing.ConfigureAwait(false);
    }

    /// <summary>Commands of other tickets may pass until <paramref name="meanwhile"/> has ended, however it ends.</summary>
    private async Task Aside(WaitingCommand waiting, Task meanwhile, CancellationToken cancellation)
    {
        if (waiting.Turn is { } turn)
        {
            turns!.StepAside(turn);
            await meanwhile.WaitAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            turns.ComeBack(turn);
            await MyTurn(waiting, cancellation).ConfigureAwait(false);
        }

        await meanwhile.WaitAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
    }

    private Task MyTurn(WaitingCommand waiting, CancellationToken cancellation) =>
        waiting.Turn is { } turn ? turns!.Mine(turn, cancellation) : Task.CompletedTask;

    /// <summary>In the server's time, and never ahead of it: a device whose clock was wrong while away still gets through.</summary>
    private DateTimeOffset? MomentOfPressing(OutboxEntry entry)
    {
        var now = clock.Now;
        var pressed = entry.PressedAt + clock.Offset;
        return now - pressed <= Prompt ? null : pressed;
    }
}
