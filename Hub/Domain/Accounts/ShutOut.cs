using RedProperty.Realtime.Domain.Files;

namespace RedProperty.Realtime.Domain.Accounts;

/// <summary>
/// Persons all of whose accounts are disabled, known to every process without asking the store: whoever is signed in is asked here with every call. It is
/// kept as a document, since those tell every process when they change.
/// </summary>
public sealed class ShutOut : IDisposable
{
    public const string Document = "accounts/shut-out";

    private readonly IDataDocuments documents;
    private readonly TimeProvider time;
    private readonly IDisposable subscription;
    private volatile HashSet<string> persons = [];

    public ShutOut(IDataDocuments documents, TimeProvider time)
    {
        (this.documents, this.time) = (documents, time);
        subscription = documents.OnChanged(name =>
        {
            if (name == Document)
            {
                _ = Reload();
            }
        });
    }

    public bool Contains(string personId) => persons.Contains(personId);

    /// <summary>Called at the start and whenever the document changed.</summary>
    public async Task Load(CancellationToken cancellation)
    {
        var text = (await documents.Find(Document, cancellation))?.Content ?? string.Empty;
        persons = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
    }

    public void Dispose() => subscription.Dispose();

    internal async Task Write(IReadOnlyList<Account> accounts, CancellationToken cancellation)
    {
        var shut = accounts.GroupBy(account => account.PersonId).Where(group => group.All(account => account.IsDisabled)).Select(group => group.Key);
        await documents.Put(Document, string.Join('\n', shut.Order(StringComparer.Ordinal)), time.GetUtcNow(), cancellation);
        await Load(cancellation);
    }

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
