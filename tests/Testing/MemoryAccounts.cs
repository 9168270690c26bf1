using System.Collections.Concurrent;
using RedProperty.Realtime.Domain.Accounts;

namespace RedProperty.Realtime.Testing;

public sealed class MemoryAccounts : IAccountStore
{
    private readonly ConcurrentDictionary<string, Account> accounts = new(StringComparer.OrdinalIgnoreCase);

    public Task<Account?> Find(string userName, CancellationToken cancellation) => Task.FromResult(accounts.GetValueOrDefault(userName));

    public Task Put(IReadOnlyCollection<Account> accounts, CancellationToken cancellation)
    {
        foreach (var account in accounts)
        {
            this.accounts[account.UserName] = account;
        }

        return Task.CompletedTask;
    }
}
