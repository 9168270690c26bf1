namespace RedProperty.Realtime.Client;

/// <summary>
/// Where the copies of the feeds outlive the program: a file, a browser's database. A store belongs to one person at one hub: whoever signs in as somebody
/// else takes another. The client never calls it twice at a time.
/// </summary>
public interface ICopyStore
{
    /// <summary>What an earlier run kept; empty when there was none. A feed that cannot be read may be left out: it is read anew from the hub.</summary>
    /// <exception cref="Exception">Nothing can be read. The client logs it, begins with nothing, and the next batch has <see cref="CopyChanges.IsAnew"/>.</exception>
    Task<KeptCopies> Load(CancellationToken cancellation);

    /// <summary>
    /// Takes in the whole batch or, if the program dies at any moment, nothing of it: cursor and tickets of a feed must never disagree. Returns when it
    /// survives the death of this program, as far as this store can; only then the hub is told that the device has it (送达).
    /// </summary>
    /// <exception cref="Exception">Not taken in. The client logs it and comes again with the same and what has happened since.</exception>
    Task Save(CopyChanges changes, CancellationToken cancellation);
}
