namespace RedProperty.Realtime.Redis.Connections;

/// <summary>
/// Makes many writers share one wait for the disk. A commit covers everything that was written before it began; so whoever asks while one is under
/// way waits for the next, together with all others who ask meanwhile.
/// </summary>
internal sealed class GroupCommit(Func<Task> commit)
{
    private readonly Lock gate = new();
    private Task current = Task.CompletedTask;
    private Task? next;

    public Task Commit()
    {
        lock (gate)
        {
            if (next is not null)
            {
                return next;
            }

            if (!current.IsCompleted)
            {
                return next = After(current);
            }

            return current = commit();
        }
    }

    private async Task After(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Task started;
        lock (gate)
        {
            next = null;
            started = current = commit();
        }

        await started.ConfigureAwait(false);
    }
}
