using System.Diagnostics.CodeAnalysis;

namespace RedProperty.Realtime.Client.Outbox;

/// <summary>One command until it is answered, and whether it can still be taken back.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A source without timer or handle holds nothing, and may be cancelled after the delivery has ended.")]
internal sealed class WaitingCommand(OutboxEntry entry, long number, bool mayHaveBeenSent)
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource takenBack = new();
    private bool isLeaving = mayHaveBeenSent;

    public OutboxEntry Entry { get; } = entry;

    /// <summary>In the order of pressing.</summary>
    public long Number { get; } = number;

    /// <summary>Ends when it was answered, refused or taken back.</summary>
    public Task Delivery { get; set; } = Task.CompletedTask;

    public Turn? Turn { get; set; }

    /// <summary>The store knows that it may have been sent.</summary>
    public bool IsKnownToLeave { get; set; } = mayHaveBeenSent;

    public bool WasTakenBack { get; private set; }

    public CancellationToken TakenBack => takenBack.Token;

    /// <returns>False when it may have left already.</returns>
    public async Task<bool> TryTakeBack()
    {
        lock (gate)
        {
            if (isLeaving)
            {
                return false;
            }

            WasTakenBack = true;
        }

        await takenBack.CancelAsync().ConfigureAwait(false);
        await Delivery.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return true;
    }

    /// <summary>From here on it cannot be taken back.</summary>
    /// <exception cref="OperationCanceledException">It was.</exception>
    public void Leave()
    {
        lock (gate)
        {
            isLeaving = !WasTakenBack ? true : throw new OperationCanceledException("The command was taken back.");
        }
    }
}
