namespace RedProperty.Realtime.Domain.Files;

/// <summary>A small document of which every process holds a copy, read and ready to be asked; when any process stores another, all read it anew.</summary>
public sealed class LivingDocument<T> : IDisposable
    where T : class
{
    private readonly IDataDocuments documents;
    private readonly string name;
    private readonly Func<string, T> read;
    private readonly IDisposable subscription;
    private T current;

    /// <param name="read">From the document's text; from an empty text when it was never stored.</param>
    public LivingDocument(IDataDocuments documents, string name, Func<string, T> read)
    {
        (this.documents, this.name, this.read) = (documents, name, read);
        current = read(string.Empty);
        subscription = documents.OnChanged(changed =>
        {
            if (changed == name)
            {
                _ = Reload();
            }
        });
    }

    public T Current => Volatile.Read(ref current);

    /// <summary>Called at the start, before a change is made, and whenever the document changed.</summary>
    public async Task<T> Load(CancellationToken cancellation)
    {
        var fresh = read((await documents.Find(name, cancellation))?.Content ?? string.Empty);
        Interlocked.Exchange(ref current, fresh);
        return fresh;
    }

    public async Task Write(string text, DateTimeOffset at, CancellationToken cancellation)
    {
        await documents.Put(name, text, at, cancellation);
        await Load(cancellation);
    }

    public void Dispose() => subscription.Dispose();

    private async Task Reload()
    {
        try
        {
            await Load(CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            // The store's word about changes comes again when it is back.
        }
    }
}
