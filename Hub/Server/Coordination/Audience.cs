namespace RedProperty.Realtime.Server.Coordination;

/// <summary>The watchers of one feed. Read for every event, changed seldom: the row is made anew by the first read after a change.</summary>
internal sealed class Audience
{
    private readonly Lock gate = new();
    private readonly HashSet<Watcher> watchers = [];
    private Watcher[]? row = [];

    public Watcher[] Row
    {
        get
        {
            if (Volatile.Read(ref row) is { } current)
            {
                return current;
            }

            lock (gate)
            {
                return row ??= [.. watchers];
            }
        }
    }

    public bool IsEmpty => Row.Length == 0;

    public void Add(Watcher watcher)
    {
        lock (gate)
        {
            watchers.Add(watcher);
            row = null;
        }
    }

    public void Remove(Watcher watcher)
    {
        lock (gate)
        {
            watchers.Remove(watcher);
            row = null;
        }
    }
}
