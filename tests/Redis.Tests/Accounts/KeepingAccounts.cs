using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Redis.Tests.Running;

namespace RedProperty.Realtime.Redis.Tests.Accounts;

public sealed class KeepingAccounts(Stores stores)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EveryStore]
    public async Task Finds_an_account_whatever_the_case_and_replaces_it(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var name = $"Worker-{Guid.NewGuid():N}";
        await room.Accounts.Put([], Token);
        await room.Accounts.Put([new Account(name, "p-1", "hash-1"), new Account(name + "-2", "p-2", "hash-2")], Token);

        Assert.Equal(new Account(name, "p-1", "hash-1"), await room.Accounts.Find(name.ToUpperInvariant(), Token));
        await room.Accounts.Put([new Account(name, "p-1", "hash-3")], Token);
        Assert.Equal("hash-3", (await room.Accounts.Find(name, Token))!.PasswordHash);
        Assert.Equal("p-2", (await room.Accounts.Find(name + "-2", Token))!.PersonId);
        Assert.Null(await room.Accounts.Find("nobody", Token));
    }

    [Theory, EveryStore]
    public async Task Tells_all_of_them_whether_they_are_disabled_and_when_somebody_last_signed_in(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var name = $"Worker-{Guid.NewGuid():N}";
        var at = new DateTimeOffset(2026, 11, 23, 9, 0, 0, 123, TimeSpan.FromHours(8));
        await room.Accounts.Put([new Account(name, "p-1", "hash-1", IsDisabled: true), new Account(name + "-2", "p-2", "hash-2")], Token);

        await room.Accounts.SignedIn(name.ToUpperInvariant(), at.AddDays(-1), Token);
        await room.Accounts.SignedIn(name, at, Token);

        var all = (await room.Accounts.All(Token)).Where(account => account.UserName.StartsWith(name, StringComparison.Ordinal)).OrderBy(account => account.UserName);
        Assert.Equal([(name, true), (name + "-2", false)], all.Select(account => (account.UserName, account.IsDisabled)));
        var signedIn = await room.Accounts.SignedIn(Token);
        Assert.Equal(at, signedIn[name.ToLowerInvariant()]);
        Assert.DoesNotContain(name.ToLowerInvariant() + "-2", signedIn.Keys);
    }
}
