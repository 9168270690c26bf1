using Microsoft.Extensions.Time.Testing;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Audit;
using RedProperty.Realtime.Domain.Sessions;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Accounts;

public sealed class SigningIn : IDisposable
{
    private const string Address = "10.0.0.1";

    private readonly SmallCity city = new();
    private readonly MemoryAccounts accounts = new();
    private readonly FakeTimeProvider time = new(ATicket.Nine);
    private readonly PlainPasswords passwords = new();
    private readonly MemoryAuditLog audit = new();
    private readonly SignIn door;
    private readonly EndedSessions ended;
    private readonly ShutOut shutOut;

    public SigningIn()
    {
        door = new SignIn(accounts, passwords, city, new SignInThrottle(time), time);
        shutOut = new ShutOut(new MemoryDocuments(), time);
        ended = new EndedSessions(new MemorySessions(), new MemoryDocuments(), time);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        door.Dispose();
        ended.Dispose();
        shutOut.Dispose();
    }

    [Fact]
    public async Task The_right_password_lets_in_the_person_with_her_posts()
    {
        await Open("worker-spring-1");

        var actor = (await door.Check(" Worker-Spring-1 ", "a-good-password", Address, Token)).Value!;

        Assert.Equal("worker-spring-1", actor.Id);
        Assert.Equal("gridWorker@spring-1", Assert.Single(actor.Posts).Id);
    }

    [Theory]
    [InlineData("worker-spring-1", "another-password")]
    [InlineData("nobody", "a-good-password")]
    public async Task A_wrong_name_and_a_wrong_password_are_told_alike(string userName, string password)
    {
        await Open("worker-spring-1");

        var refusal = (await door.Check(userName, password, Address, Token)).Refusal!;

        Assert.Equal((RefusalCode.Unauthenticated, "User name or password is wrong."), (refusal.Code, refusal.Sentence));
    }

    [Fact]
    public async Task An_account_of_somebody_who_has_left_opens_nothing()
    {
        await accounts.Put([new Account("ghost", "ghost", passwords.Hash("a-good-password"))], Token);

        Assert.Equal(RefusalCode.Unauthenticated, (await door.Check("ghost", "a-good-password", Address, Token)).Refusal?.Code);
    }

    [Fact]
    public async Task After_five_guesses_even_the_right_password_waits_a_minute()
    {
        await Open("worker-spring-1");
        for (var guess = 0; guess < SignInThrottle.MostForName; guess++)
        {
            await door.Check("worker-spring-1", "guess", Address, Token);
        }

        var refusal = (await door.Check("worker-spring-1", "a-good-password", "10.0.0.2", Token)).Refusal!;
        Assert.Equal((RefusalCode.Limited, TimeSpan.FromMinutes(1)), (refusal.Code, refusal.RetryAfter));

        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null((await door.Check("worker-spring-1", "a-good-password", Address, Token)).Refusal);
    }

    [Fact]
    public async Task The_right_password_forgives_earlier_slips()
    {
        await Open("worker-spring-1");
        for (var round = 0; round < 3; round++)
        {
            for (var slip = 1; slip < SignInThrottle.MostForName; slip++)
            {
                await door.Check("worker-spring-1", "slip", Address, Token);
            }

            Assert.Null((await door.Check("worker-spring-1", "a-good-password", Address, Token)).Refusal);
        }
    }

    [Fact]
    public async Task An_address_that_guesses_many_names_waits_too()
    {
        await Open("worker-spring-1");
        for (var guess = 0; guess < SignInThrottle.MostForAddress; guess++)
        {
            await door.Check($"name-{guess}", "guess", Address, Token);
        }

        Assert.Equal(RefusalCode.Limited, (await door.Check("worker-spring-1", "a-good-password", Address, Token)).Refusal?.Code);
        Assert.Null((await door.Check("worker-spring-1", "a-good-password", "10.0.0.2", Token)).Refusal);
    }

    [Fact]
    public void What_is_older_than_a_minute_is_swept_out_and_what_is_younger_stays()
    {
        var throttle = new SignInThrottle(time);
        for (var i = 0; i < 10_001; i++)
        {
            throttle.RecordFailure($"name-{i}", Address);
        }

        time.Advance(SignInThrottle.Window);
        for (var i = 0; i < SignInThrottle.MostForName; i++)
        {
            throttle.RecordFailure("late", "10.0.0.3");
        }

        Assert.Null(throttle.WaitFor("name-1", "10.0.0.4"));
        Assert.NotNull(throttle.WaitFor("LATE", "10.0.0.4"));
    }

    [Theory]
    [InlineData("", "x", "userName")]
    [InlineData("x", "", "password")]
    public async Task What_is_missing_is_named(string userName, string password, string field) =>
        Assert.Equal(field, (await door.Check(userName, password, Address, Token)).Refusal?.Field);

    [Theory]
    [InlineData("", "worker-spring-1", "a-good-password", "[1].userName")]
    [InlineData("new", "", "a-good-password", "[1].personId")]
    [InlineData("new", "nobody", "a-good-password", "[1].personId")]
    [InlineData("new", "worker-spring-1", "", "[1].password")]
    [InlineData("new", "worker-spring-1", "short", "[1].password")]
    [InlineData("STREET", "worker-spring-1", "a-good-password", "[1].userName")]
    public async Task Of_a_list_with_a_fault_no_account_is_opened(string userName, string person, string password, string field)
    {
        var refusal = (await Accounts().Open(Actor.System, [new("street", "street", "a-good-password"), new(userName, person, password)], Token)).Refusal;

        Assert.Equal(field, refusal?.Field);
        Assert.Null(await accounts.Find("street", Token));
    }

    [Fact]
    public async Task An_empty_list_and_an_empty_entry_are_faults()
    {
        Assert.Equal("accounts", (await Accounts().Open(Actor.System, [], Token)).Refusal?.Field);
        Assert.Equal("[0]", (await Accounts().Open(Actor.System, [null], Token)).Refusal?.Field);
    }

    private OpenAccounts Accounts() => new(accounts, passwords, city, shutOut, new EndAccountSessions(new MemorySessions(), ended, time), new KeepAudit(audit, time));

    private async Task Open(string person) =>
        Assert.Equal(1, (await Accounts().Open(Actor.System, [new(person, person, "a-good-password")], Token)).Value?.Count);

}
