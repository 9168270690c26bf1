using Microsoft.AspNetCore.Identity;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Host.Demo;

namespace RedProperty.Realtime.Host.Tests.Demo;

public sealed class DemoAccountsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twelve_persons_of_the_demo_city_sign_in_with_the_password_of_the_readme()
    {
        var store = new AccountsInMemory();
        await new DemoAccounts(store).Store(Token);

        Assert.Equal(12, store.Accounts.Count);
        var chart = new ADemoCity(1).Current.Organisation;
        var hasher = new PasswordHasher<Account>();
        Assert.All(store.Accounts.Values, account =>
        {
            Assert.NotNull(chart.FindPerson(account.PersonId));
            Assert.Equal(PasswordVerificationResult.Success, hasher.VerifyHashedPassword(account, account.PasswordHash, "Demo-2341!"));
            Assert.Equal(PasswordVerificationResult.Failed, hasher.VerifyHashedPassword(account, account.PasswordHash, "demo-2341!"));
        });
    }

    [Fact]
    public async Task A_restart_leaves_what_is_there_and_adds_what_is_missing()
    {
        var store = new AccountsInMemory();
        await new DemoAccounts(store).Store(Token);
        var changed = store.Accounts["worker1"] with { PasswordHash = "another" };
        store.Accounts["worker1"] = changed;
        store.Accounts.Remove("admin");

        await new DemoAccounts(store).Store(Token);

        Assert.Equal(changed, store.Accounts["worker1"]);
        Assert.Contains("admin", store.Accounts.Keys);
    }

    private sealed class AccountsInMemory : IAccountStore
    {
        public Dictionary<string, Account> Accounts { get; } = new(StringComparer.OrdinalIgnoreCase);

        public Task<Account?> Find(string userName, CancellationToken cancellation) => Task.FromResult(Accounts.GetValueOrDefault(userName));

        public Task Put(IReadOnlyCollection<Account> accounts, CancellationToken cancellation)
        {
            foreach (var account in accounts)
            {
                Accounts[account.UserName] = account;
            }

            return Task.CompletedTask;
        }
    }
}
