using System.Collections.Concurrent;
using RedProperty.Realtime.Domain.Accounts;

namespace RedProperty.Realtime.Testing;

public sealed class MemoryAccounts : IAccountStore
{
    private readonly ConcurrentDictionary<string, Account> accounts = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, DateTimeOffset> signIns = new(StringComparer.Ordinal);

    public Task<Account?> Find(string userName, CancellationToken cancellation) => Task.FromResult(accounts.GetValueOrDefault(userName));

    public Task Put(IReadOnlyCollection<Account> accounts, CancellationToken cancellation)
    {
        foreach (var account in accounts)
        {
            this.accounts[account.UserName] = account;
        }

        return Task.CompletedTask;
    }

    /// <summary>As if it had never been opened.</summary>
    public void Forget(string userName) => accounts.TryRemove(userName, out _);

    public Task<IReadOnlyList<Account>> All(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Account>>([.. accounts.Values]);

    public Task SignedIn(string userName, DateTimeOffset at, CancellationToken cancellation)
    {
        signIns[userName.ToLowerInvariant()] = at;
        return Task.CompletedTask;
    }

    public Task<IReadOnlyDictionary<string, DateTimeOffset>> SignedIn(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<string, DateTimeOffset>>(signIns);
}
