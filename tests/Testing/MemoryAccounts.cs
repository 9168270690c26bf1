using System.Collections.Concurrent;
using RedProperty.Realtime.Domain.Accounts;

namespace RedProperty.Realtime.Testing;

public sealed class MemoryAccounts : IAccountStore
{
    private readonly ConcurrentDictionary<string, Account> accounts = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, DateTimeOffset> signIns = new(StringComparer.Ordinal);

    /// <summary>What every answer waits for; a failed task is a store that is away.</summary>
    public Task Answering { get; set; } = Task.CompletedTask;

    public async Task<Account?> Find(string userName, CancellationToken cancellation)
    {
        await Answering;
        return accounts.GetValueOrDefault(userName);
    }

    public async Task Put(IReadOnlyCollection<Account> accounts, CancellationToken cancellation)
    {
        await Answering;
        foreach (var account in accounts)
        {
            this.accounts[account.UserName] = account;
        }
    }

    /// <summary>As if it had never been opened.</summary>
    public void Forget(string userName) => accounts.TryRemove(userName, out _);

    public async Task<IReadOnlyList<Account>> All(CancellationToken cancellation)
    {
        await Answering;
        return [.. accounts.Values];
    }

    public Task SignedIn(string userName, DateTimeOffset at, CancellationToken cancellation)
    {
        signIns[userName.ToLowerInvariant()] = at;
        return Task.CompletedTask;
    }

    public Task<IReadOnlyDictionary<string, DateTimeOffset>> SignedIn(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<string, DateTimeOffset>>(signIns);
}
