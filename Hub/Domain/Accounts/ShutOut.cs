using RedProperty.Realtime.Domain.Files;

namespace RedProperty.Realtime.Domain.Accounts;

/// <summary>Disabled accounts, and persons all of whose accounts are: known to every process without asking the store; whoever is signed in is asked here with every call.</summary>
public sealed class ShutOut(IDataDocuments documents, TimeProvider time) : IDisposable
{
    public const string Document = "accounts/shut-out";

    /// <summary>A line of the document is a person's id, or an account's name behind this; no id begins with it.</summary>
    private const char AccountMark = '@';

    private readonly LivingDocument<HashSet<string>> persons = new(
        documents, Document, text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal));

    public bool Contains(string personId) => persons.Current.Contains(personId);

    /// <summary>Its person may have another that is not.</summary>
    public bool ContainsAccount(string userName) => persons.Current.Contains(Marked(userName));

    /// <summary>Another object when it was read anew.</summary>
    public object Current => persons.Current;

    /// <summary>Called at the start.</summary>
    public Task Load(CancellationToken cancellation) => persons.Load(cancellation);

    public void Dispose() => persons.Dispose();

    internal Task Write(IReadOnlyList<Account> accounts, CancellationToken cancellation)
    {
        var shut = accounts.GroupBy(account => account.PersonId).Where(group => group.All(account => account.IsDisabled)).Select(group => group.Key);
        var disabled = accounts.Where(account => account.IsDisabled).Select(account => Marked(account.UserName));
        return persons.Write(string.Join('\n', shut.Concat(disabled).Order(StringComparer.Ordinal)), time.GetUtcNow(), cancellation);
    }

    private static string Marked(string userName) => AccountMark + userName.ToLowerInvariant();
}
