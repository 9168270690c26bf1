using Microsoft.AspNetCore.Identity;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Host.Demo;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Host.Tests.Demo;

public sealed class DemoAccountsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twelve_persons_of_the_demo_city_sign_in_with_the_password_of_the_readme()
    {
        var store = new MemoryAccounts();
        await new DemoAccounts(store).Store(Token);

        var kept = await store.All(Token);
        Assert.Equal(12, kept.Count);
        var chart = new ADemoCity(1).Current.Organisation;
        var hasher = new PasswordHasher<Account>();
        Assert.All(kept, account =>
        {
            Assert.NotNull(chart.FindPerson(account.PersonId));
            Assert.Equal(PasswordVerificationResult.Success, hasher.VerifyHashedPassword(account, account.PasswordHash, "Demo-2341!"));
            Assert.Equal(PasswordVerificationResult.Failed, hasher.VerifyHashedPassword(account, account.PasswordHash, "demo-2341!"));
        });
    }

    [Fact]
    public async Task A_restart_leaves_what_is_there_and_adds_what_is_missing()
    {
        var store = new MemoryAccounts();
        await new DemoAccounts(store).Store(Token);
        var changed = (await store.Find("worker1", Token))! with { PasswordHash = "another" };
        await store.Put([changed], Token);
        store.Forget("admin");

        await new DemoAccounts(store).Store(Token);

        Assert.Equal(changed, await store.Find("worker1", Token));
        Assert.NotNull(await store.Find("admin", Token));
    }
}
