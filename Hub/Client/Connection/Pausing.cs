namespace RedProperty.Realtime.Client.Connection;

/// <summary>A pause that somebody can end who knows better.</summary>
internal sealed class Pausing(TimeProvider time)
{
    private readonly Lock gate = new();
    private TaskCompletionSource ended = New();

    /// <summary>Ends the pause that is, or the next one at once.</summary>
    public void End()
    {
        lock (gate)
        {
            ended.TrySetResult();
        }
    }

    /// <summary>An end that no pause has used is used up.</summary>
    public void Reset()
    {
        lock (gate)
        {
            if (ended.Task.IsCompleted)
            {
                ended = New();
            }
        }
    }

    /// <summary>Also ends, without a word, when it is cancelled.</summary>
    /// <returns>Whether somebody ended it.</returns>
    public async Task<bool> Wait(TimeSpan pause, CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task end;
        lock (gate)
        {
            end = ended.Task;
        }

        await Task.WhenAny(end, Task.Delay(pause, time, over.Token)).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        lock (gate)
        {
            if (!ended.Task.IsCompleted)
            {
                return false;
            }

            ended = New();
            return true;
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
