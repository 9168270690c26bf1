namespace RedProperty.Realtime.Client.Feeds;

/// <content>The copies under the lock, for whoever keeps them.</content>
internal sealed partial class FeedWatch
{
    public void Restore(KeptCopies kept)
    {
        lock (gate)
        {
            copies.Restore(kept);
        }
    }

    /// <summary>See <see cref="FeedCopies.TakeUnsaved"/>.</summary>
    public CopyChanges? TakeUnsaved(bool isAnew, DateTimeOffset closedSince, Func<DateTimeOffset?, bool> isWorthSaving)
    {
        lock (gate)
        {
            return copies.TakeUnsaved(isAnew, closedSince, isWorthSaving);
        }
    }

    public void PutBack(CopyChanges changes)
    {
        lock (gate)
        {
            copies.PutBack(changes);
        }
    }

    public void Keep(CopyChanges changes)
    {
        lock (gate)
        {
            copies.Keep(changes);
        }
    }
}
