using Microsoft.Extensions.Time.Testing;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Audit;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Presences;
using RedProperty.Realtime.Domain.Sessions;
using RedProperty.Realtime.Domain.Tests.Accounts;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Sessions;

public sealed class StayingSignedIn : IDisposable
{
    private const string Address = "10.0.0.1";
    private const string Worker = "worker-spring-1";

    private static readonly Device Tablet = new("tablet-7", DeviceKind.Tablet, "一网格平板");

    private readonly SmallCity city = new();
    private readonly MemoryAccounts accounts = new();
    private readonly MemorySessions store = new();
    private readonly MemoryAuditLog audit = new();
    private readonly MemoryDocuments documents = new();
    private readonly FakeTimeProvider time = new(ATicket.Nine);
    private readonly PlainPasswords passwords = new();
    private readonly EndedSessions ended;
    private readonly EndedSessions elsewhere;
    private readonly DeviceSessions sessions;
    private readonly KeepDevices devices;

    public StayingSignedIn()
    {
        ended = new EndedSessions(store, documents, time);
        elsewhere = new EndedSessions(store, documents, time);
        sessions = new DeviceSessions(store, accounts, city, ended, new SignInThrottle(time), time);
        devices = new KeepDevices(store, accounts, ended, new KeepAudit(audit, time), time);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Actor Admin => city.Person("admin");

    public void Dispose()
    {
        ended.Dispose();
        elsewhere.Dispose();
    }

    [Fact]
    public async Task A_device_renews_by_the_same_token_and_each_time_the_thirty_days_begin_anew()
    {
        var opened = await SignedIn(Worker, Tablet);
        Assert.Equal(ATicket.Nine.AddDays(30), opened.Session.RenewableUntil);

        time.Advance(TimeSpan.FromDays(29));
        var renewed = (await Renew(opened)).Value!;
        time.Advance(TimeSpan.FromDays(29));
        var again = (await Renew(opened)).Value!;

        Assert.Equal((opened.Token, opened.Token), (renewed.Token, again.Token));
        Assert.Equal(ATicket.Nine.AddDays(88), again.Session.RenewableUntil);
        Assert.Equal((Worker, TimeSpan.FromMinutes(10)), (again.Actor.Id, again.LockAfter));
        Assert.Equal(ATicket.Nine, again.Session.SignedInAt);
    }

    [Fact]
    public async Task A_device_that_was_silent_for_thirty_days_must_sign_in_anew()
    {
        var opened = await SignedIn(Worker, Tablet);

        time.Advance(TimeSpan.FromDays(30));

        AssertOut("no longer signed in", await Renew(opened));
    }

    [Fact]
    public async Task The_policy_says_how_long_and_when_it_locks()
    {
        city.WithPolicy(ResponsePolicy.Rule2341 with { Field = new FieldPolicy(TimeSpan.FromMinutes(2), TimeSpan.FromDays(7)) });

        var opened = await SignedIn(Worker, Tablet);

        Assert.Equal((TimeSpan.FromMinutes(2), ATicket.Nine.AddDays(7)), (opened.LockAfter, opened.Session.RenewableUntil));
    }

    [Fact]
    public async Task Of_the_secret_only_the_hash_is_kept_and_it_alone_opens()
    {
        var opened = await SignedIn(Worker, Tablet);

        var kept = (await store.Find(opened.Token.SessionId, Token))!;
        Assert.DoesNotContain(opened.Token.Secret, kept.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(opened.Token.Secret, $"{opened}", StringComparison.Ordinal);
        Assert.Equal(32, System.Buffers.Text.Base64Url.DecodeFromChars(opened.Token.Secret).Length);
        AssertOut("no longer signed in", await sessions.Renew($"{kept.Id}.{RenewalToken.Make().Secret}", Address, Token));
        AssertOut("no longer signed in", await sessions.Renew($"{kept.Id}.{kept.SecretHash}", Address, Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_token_that_is_not_there_is_asked_for(string? text) =>
        Assert.Equal("renewalToken", (await sessions.Renew(text, Address, Token)).Refusal?.Field);

    [Theory]
    [InlineData("abc")]
    [InlineData("a.b.c")]
    [InlineData(".abc")]
    [InlineData("a b.c")]
    [InlineData("中.文")]
    public async Task What_is_no_token_opens_nothing(string text) => AssertOut("no longer signed in", await sessions.Renew(text, Address, Token));

    [Fact]
    public async Task Guesses_are_slowed_down_and_hold_up_neither_other_devices_nor_passwords()
    {
        var (opened, other) = (await SignedIn(Worker, Tablet), await SignedIn("worker-spring-2", new Device("tablet-8", DeviceKind.Tablet)));
        for (var i = 0; i < SignInThrottle.MostForName; i++)
        {
            AssertOut("no longer signed in", await sessions.Renew($"{opened.Token.SessionId}.{RenewalToken.Make().Secret}", Address, Token));
        }

        var refusal = (await Renew(opened)).Refusal!;
        Assert.Equal((RefusalCode.Limited, TimeSpan.FromMinutes(1)), (refusal.Code, refusal.RetryAfter));
        Assert.False((await Renew(other)).IsRefused);

        time.Advance(SignInThrottle.Window);
        Assert.False((await Renew(opened)).IsRefused);
    }

    [Fact]
    public async Task A_disabled_account_renews_nothing_until_it_is_enabled()
    {
        var opened = await SignedIn(Worker, Tablet);
        var account = (await accounts.Find(Worker, Token))!;

        await accounts.Put([account with { IsDisabled = true }], Token);
        AssertOut("disabled", await Renew(opened));
        await accounts.Put([account], Token);

        Assert.False((await Renew(opened)).IsRefused);
    }

    [Fact]
    public async Task A_password_set_anew_ends_renewals()
    {
        var opened = await SignedIn(Worker, Tablet);

        await accounts.Put([(await accounts.Find(Worker, Token))! with { PasswordHash = passwords.Hash("another-password") }], Token);

        AssertOut("password was changed", await Renew(opened));
    }

    [Fact]
    public async Task An_account_that_was_given_to_another_or_whose_person_has_left_renews_nothing()
    {
        var opened = await SignedIn(Worker, Tablet);
        var account = (await accounts.Find(Worker, Token))!;

        await accounts.Put([account with { PersonId = "worker-lake-1" }], Token);
        AssertOut("password was changed", await Renew(opened));

        await accounts.Put([account with { PersonId = "nobody" }], Token);
        var ghost = (await sessions.Open(
            new SignedIn(account with { PersonId = "nobody" }, city.Person(Worker), time.GetUtcNow()), new Device("x", DeviceKind.Phone), Token)).Value!;
        AssertOut("no longer in the organisation", await Renew(ghost));
    }

    [Fact]
    public async Task Signing_in_again_on_a_device_replaces_whoever_had_it()
    {
        var first = await SignedIn(Worker, Tablet);
        var second = await SignedIn("steward-spring-1", Tablet);

        AssertOut("no longer signed in", await Renew(first));
        Assert.True(ended.Contains(first.Session.Id));
        Assert.False(ended.Contains(second.Session.Id));
        Assert.False((await Renew(second)).IsRefused);
        Assert.Empty((await devices.Of(Worker, Token)).Value!);
    }

    [Fact]
    public async Task Of_too_many_devices_the_one_renewed_longest_ago_goes()
    {
        var opened = new List<OpenedSession>();
        for (var i = 0; i < DeviceSessions.MostForAccount; i++)
        {
            opened.Add(await SignedIn(Worker, new Device($"tablet-{i}", DeviceKind.Tablet)));
            time.Advance(TimeSpan.FromMinutes(1));
        }

        await Renew(opened[0]);
        await SignedIn(Worker, new Device("one-more", DeviceKind.Phone));

        Assert.Equal(DeviceSessions.MostForAccount, (await devices.Of(Worker, Token)).Value!.Count);
        Assert.True(ended.Contains(opened[1].Session.Id));
        Assert.False((await Renew(opened[0])).IsRefused);
    }

    [Fact]
    public async Task Signing_out_ends_it_everywhere_and_may_be_said_twice_or_by_a_wrong_token()
    {
        await elsewhere.Load(Token);
        var opened = await SignedIn(Worker, Tablet);

        Assert.Null(await sessions.End($"{opened.Session.Id}.{RenewalToken.Make().Secret}", Token));
        Assert.Null(await sessions.End("nonsense", Token));
        Assert.False((await Renew(opened)).IsRefused);
        Assert.Null(await sessions.End(opened.Token.Text, Token));
        Assert.Null(await sessions.End(opened.Token.Text, Token));

        AssertOut("no longer signed in", await Renew(opened));
        Assert.True(elsewhere.Contains(opened.Session.Id));
        Assert.Equal("renewalToken", (await sessions.End(null, Token))?.Field);
    }

    [Fact]
    public async Task An_administrator_withdraws_a_device_in_every_process_and_it_is_written_down()
    {
        await elsewhere.Load(Token);
        var opened = await SignedIn(Worker, Tablet);

        var withdrawn = await devices.Withdraw(Admin, "WORKER-spring-1", Tablet.Id, Token);

        Assert.Equal(opened.Session.Id, withdrawn.Value?.Id);
        AssertOut("no longer signed in", await Renew(opened));
        Assert.True(elsewhere.Contains(opened.Session.Id));
        var entry = Assert.Single(audit.Entries);
        Assert.Equal((AuditFacts.DeviceWithdrawn, "admin", Worker, "一网格平板"), (entry.What, entry.By, entry.Details["userName"], entry.Details["device"]));
        Assert.Equal("deviceId", (await devices.Withdraw(Admin, Worker, Tablet.Id, Token)).Refusal?.Field);
    }

    [Fact]
    public async Task Nobody_else_withdraws_one_and_what_is_no_account_is_named()
    {
        await SignedIn(Worker, Tablet);

        Assert.Equal(RefusalCode.Forbidden, (await devices.Withdraw(city.Person("secretary-spring"), Worker, Tablet.Id, Token)).Refusal?.Code);
        Assert.Equal("userName", (await devices.Withdraw(Admin, "nobody", Tablet.Id, Token)).Refusal?.Field);
        Assert.Equal("userName", (await devices.Of("nobody", Token)).Refusal?.Field);
        Assert.Single((await devices.Of(Worker, Token)).Value!);
    }

    [Fact]
    public async Task A_process_that_did_not_hear_the_bell_finds_out_by_itself_and_forgets_when_no_token_can_be_left()
    {
        await elsewhere.Load(Token);
        var opened = await SignedIn(Worker, Tablet);
        await store.End(opened.Session, time.GetUtcNow(), Token);
        Assert.False(elsewhere.Contains(opened.Session.Id));

        time.Advance(TimeSpan.FromSeconds(3));
        Assert.True(elsewhere.Contains(opened.Session.Id));

        var before = elsewhere.Current;
        time.Advance(TimeSpan.FromHours(12));
        Assert.True(elsewhere.Contains(opened.Session.Id));
        Assert.Same(before, elsewhere.Current);
        time.Advance(TimeSpan.FromHours(1));
        Assert.False(elsewhere.Contains(opened.Session.Id));
    }

    private static void AssertOut(string words, Outcome<OpenedSession> outcome)
    {
        Assert.Equal(RefusalCode.Unauthenticated, outcome.Refusal?.Code);
        Assert.Contains(words, outcome.Refusal!.Sentence, StringComparison.Ordinal);
    }

    private Task<Outcome<OpenedSession>> Renew(OpenedSession opened) => sessions.Renew(opened.Token.Text, Address, Token);

    private async Task<OpenedSession> SignedIn(string person, Device device)
    {
        if (await accounts.Find(person, Token) is not { } account)
        {
            account = new Account(person, person, passwords.Hash("a-good-password"));
            await accounts.Put([account], Token);
        }

        return (await sessions.Open(new SignedIn(account, city.Person(person), time.GetUtcNow()), device, Token)).Value!;
    }
}
