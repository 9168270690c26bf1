using Microsoft.Extensions.Time.Testing;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Audit;
using RedProperty.Realtime.Domain.Sessions;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Accounts;

public sealed class KeepingAccounts : IDisposable
{
    private const string Address = "10.0.0.1";
    private const string Password = "a-good-password";

    private readonly SmallCity city = new();
    private readonly MemoryAccounts accounts = new();
    private readonly MemoryAuditLog audit = new();
    private readonly MemoryDocuments documents = new();
    private readonly FakeTimeProvider time = new(ATicket.Nine);
    private readonly PlainPasswords passwords = new();
    private readonly MemorySessions sessions = new();
    private readonly EndedSessions ended;
    private readonly ShutOut shutOut;
    private readonly ShutOut elsewhere;
    private readonly SignIn door;
    private readonly KeepAccounts keep;

    public KeepingAccounts()
    {
        shutOut = new ShutOut(documents, time);
        elsewhere = new ShutOut(documents, time);
        ended = new EndedSessions(sessions, documents, time);
        door = new SignIn(accounts, passwords, city, new SignInThrottle(time), time);
        keep = new KeepAccounts(
            accounts, passwords, city, shutOut, new EndAccountSessions(sessions, ended, time), new KeepAudit(audit, time));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Actor Admin => city.Person("admin");

    public void Dispose()
    {
        door.Dispose();
        shutOut.Dispose();
        ended.Dispose();
        elsewhere.Dispose();
    }

    [Fact]
    public async Task The_list_tells_who_signs_in_by_what_and_when_last()
    {
        await Opened("worker-spring-1", "admin");
        await accounts.Put([new Account("ghost", "ghost", "hash")], Token);
        await door.Check("WORKER-spring-1", Password, Address, Token);

        var lines = await keep.List(Token);

        Assert.Equal(["admin", "ghost", "worker-spring-1"], lines.Select(line => line.UserName));
        Assert.Equal([null, null, ATicket.Nine], lines.Select(line => line.SignedInAt));
        Assert.Null(lines[1].Person);
        Assert.Equal("worker-spring-1", lines[2].Person!.Id);
    }

    [Fact]
    public async Task A_new_password_works_at_once_and_the_old_one_no_longer()
    {
        await Opened("worker-spring-1");

        await keep.SetPassword(Admin, "worker-spring-1", "another-password", null, Token);

        Assert.Equal(RefusalCode.Unauthenticated, (await door.Check("worker-spring-1", Password, Address, Token)).Refusal?.Code);
        Assert.Null((await door.Check("worker-spring-1", "another-password", Address, Token)).Refusal);
        var entry = Assert.Single(audit.Entries, entry => entry.What == AuditFacts.PasswordReset);
        Assert.Equal(("admin", "worker-spring-1"), (entry.By, entry.Details["userName"]));
        Assert.DoesNotContain(entry.Details.Values, value => value.Contains("another-password", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("too-short")]
    public async Task A_password_that_is_too_short_changes_nothing(string? password)
    {
        await Opened("worker-spring-1");

        Assert.Equal("password", (await keep.SetPassword(Admin, "worker-spring-1", password, null, Token)).Refusal?.Field);
        Assert.Null((await door.Check("worker-spring-1", Password, Address, Token)).Refusal);
    }

    [Fact]
    public async Task Nobody_signs_in_by_a_disabled_account_and_who_is_in_is_out_in_every_process()
    {
        await Opened("worker-spring-1");

        await keep.Disable(Admin, "worker-spring-1", isDisabled: true, Token);

        Assert.Equal("User name or password is wrong.", (await door.Check("worker-spring-1", Password, Address, Token)).Refusal?.Sentence);
        Assert.True(shutOut.Contains("worker-spring-1"));
        Assert.True(elsewhere.Contains("worker-spring-1"));

        await keep.Disable(Admin, "worker-spring-1", isDisabled: false, Token);

        Assert.Null((await door.Check("worker-spring-1", Password, Address, Token)).Refusal);
        Assert.False(elsewhere.Contains("worker-spring-1"));
        Assert.Equal([AuditFacts.AccountDisabled, AuditFacts.AccountEnabled], audit.Entries.Select(entry => entry.What));
    }

    [Fact]
    public async Task A_person_with_another_account_stays_in_when_one_is_disabled()
    {
        await Opened("worker-spring-1");
        await accounts.Put([new Account("second", "worker-spring-1", passwords.Hash(Password))], Token);

        await keep.Disable(Admin, "second", isDisabled: true, Token);

        Assert.False(shutOut.Contains("worker-spring-1"));
        Assert.Null((await door.Check("worker-spring-1", Password, Address, Token)).Refusal);
    }

    [Fact]
    public async Task Nobody_shuts_herself_out_and_what_is_no_account_is_named()
    {
        await Opened("admin");

        Assert.Equal(RefusalCode.Conflict, (await keep.Disable(Admin, "admin", isDisabled: true, Token)).Refusal?.Code);
        Assert.Equal("userName", (await keep.Disable(Admin, "nobody", isDisabled: true, Token)).Refusal?.Field);
        Assert.Equal("userName", (await keep.SetPassword(Admin, "nobody", Password, null, Token)).Refusal?.Field);
        Assert.Null((await door.Check("admin", Password, Address, Token)).Refusal);
    }

    private Task Opened(params string[] persons) =>
        accounts.Put([.. persons.Select(person => new Account(person, person, passwords.Hash(Password)))], Token);
}
