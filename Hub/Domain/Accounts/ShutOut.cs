using RedProperty.Realtime.Domain.Files;

namespace RedProperty.Realtime.Domain.Accounts;

/// <summary>Persons all of whose accounts are disabled, known to every process without asking the store: whoever is signed in is asked here with every call.</summary>
public sealed class ShutOut(IDataDocuments documents, TimeProvider time) : IDisposable
{
    public const string Document = "accounts/shut-out";

    private readonly LivingDocument<HashSet<string>> persons = new(
        documents, Document, text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal));

    public bool Contains(string personId) => persons.Current.Contains(personId);

    /// <summary>Another object when it was read anew.</summary>
    public object Current => persons.Current;

    /// <summary>Called at the start.</summary>
    public Task Load(CancellationToken cancellation) => persons.Load(cancellation);

    public void Dispose() => persons.Dispose();

    internal Task Write(IReadOnlyList<Account> accounts, CancellationToken cancellation)
    {
        var shut = accounts.GroupBy(account => account.PersonId).Where(group => group.All(account => account.IsDisabled)).Select(group => group.Key);
        return persons.Write(string.Join('\n', shut.Order(StringComparer.Ordinal)), time.GetUtcNow(), cancellation);
    }
}
