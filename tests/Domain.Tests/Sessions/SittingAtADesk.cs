using Microsoft.Extensions.Time.Testing;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Audit;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Presences;
using RedProperty.Realtime.Domain.Sessions;
using RedProperty.Realtime.Domain.Tests.Accounts;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Sessions;

/// <summary>Sessions of desks, and who somebody is in the eyes of every door.</summary>
public sealed class SittingAtADesk : IDisposable
{
    private const string Manager = "manager-spring";

    private readonly SmallCity city = new();
    private readonly MemoryAccounts accounts = new();
    private readonly MemorySessions store = new();
    private readonly MemoryDocuments documents = new();
    private readonly FakeTimeProvider time = new(ATicket.Nine);
    private readonly PlainPasswords passwords = new();
    private readonly EndedSessions ended;
    private readonly ShutOut shutOut;
    private readonly Standings standings;
    private readonly DeskSessions desks;
    private readonly KeepAccounts keep;

    public SittingAtADesk()
    {
        ended = new EndedSessions(store, documents, time);
        shutOut = new ShutOut(documents, time);
        standings = new Standings(city, shutOut, ended);
        desks = new DeskSessions(store, accounts, city, ended, time);
        keep = new KeepAccounts(accounts, passwords, city, shutOut, new EndAccountSessions(store, ended, time), new KeepAudit(new MemoryAuditLog(), time));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Actor Admin => city.Person("admin");

    public void Dispose()
    {
        ended.Dispose();
        shutOut.Dispose();
    }

    [Fact]
    public async Task A_desk_in_use_stays_signed_in_until_its_life_ends_and_an_idle_one_until_it_was_idle_for_three_days()
    {
        var (used, idle) = (await SignsIn(Manager), await SignsIn(Manager));

        time.Advance(TimeSpan.FromDays(3) - TimeSpan.FromSeconds(1));
        Assert.True(await Upholds(used));
        Assert.True(await desks.Upholds(idle, isUsed: false, Token));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await Upholds(idle));

        for (var day = 4; day < 30; day += 2)
        {
            Assert.True(await Upholds(used), $"day {day}");
            time.Advance(TimeSpan.FromDays(2));
        }

        time.Advance(TimeSpan.FromDays(1));
        Assert.False(await Upholds(used));
    }

    [Fact]
    public async Task The_policy_says_how_long()
    {
        city.WithPolicy(ResponsePolicy.Rule2341 with { Desk = new DeskPolicy(TimeSpan.FromMinutes(15), TimeSpan.FromDays(1)) });
        var desk = await SignsIn(Manager);

        time.Advance(TimeSpan.FromMinutes(15));

        Assert.False(await Upholds(desk));
    }

    [Fact]
    public async Task A_policy_made_stricter_holds_for_who_is_signed_in_too()
    {
        var desk = await SignsIn(Manager);
        time.Advance(TimeSpan.FromDays(2));
        Assert.True(await desks.Upholds(desk, isUsed: false, Token));

        city.WithPolicy(ResponsePolicy.Rule2341 with { Desk = new DeskPolicy(TimeSpan.FromDays(3), TimeSpan.FromDays(1)) });

        Assert.False(await Upholds(desk));
    }

    [Fact]
    public async Task A_device_that_signs_in_while_the_password_is_set_anew_stays_out()
    {
        using var sessions = new SignInWithin(this);
        var found = (await sessions.Door.Find(await Opened(Manager), "a-good-password", "10.0.0.1", Token)).Value!;
        time.Advance(TimeSpan.FromMilliseconds(5));

        await keep.SetPassword(Admin, Manager, "another-password", null, Token);

        var opened = await sessions.Devices.Open(found, new Device("tablet-7", DeviceKind.Tablet), Token);
        Assert.Equal(RefusalCode.Unauthenticated, opened.Refusal?.Code);
        Assert.NotNull(standings.WhyOut(new Identity(Manager, Manager, null, found.At)));
        Assert.DoesNotContain(await store.Of(Manager, Token), session => session.Device.Id == "tablet-7");
    }

    [Fact]
    public async Task It_is_listed_beside_the_devices_and_withdrawn_like_them()
    {
        var desk = await SignsIn(Manager);
        var devices = new KeepDevices(store, accounts, ended, new KeepAudit(new MemoryAuditLog(), time), time);
        var listed = Assert.Single((await devices.Of(Manager, Token)).Value!);
        Assert.Equal((DeviceKind.Desk, "Chrome, Windows"), (listed.Device.Kind, listed.Device.Name));

        Assert.False((await devices.Withdraw(Admin, Manager, listed.Device.Id, Token)).IsRefused);

        Assert.NotNull(standings.WhyOut(desk));
        Assert.False(await Upholds(desk));
    }

    [Fact]
    public async Task Signing_out_ends_it_and_signing_in_again_in_the_same_browser_ends_the_one_before()
    {
        var first = await SignsIn(Manager);
        var second = await SignsIn(Manager, before: first.SessionId);
        Assert.Equal((true, false), (standings.WhyOut(first) is not null, standings.WhyOut(second) is not null));

        await desks.End(second.SessionId!, Token);

        Assert.NotNull(standings.WhyOut(second));
        Assert.False(await Upholds(second));
    }

    [Fact]
    public async Task A_password_set_anew_ends_all_that_was_signed_in_before_but_the_session_that_set_it()
    {
        var (here, there) = (await SignsIn("admin"), await SignsIn("admin"));
        var program = new Identity("admin", "admin", null, time.GetUtcNow());
        time.Advance(TimeSpan.FromMinutes(5));

        await keep.SetPassword(Admin, "admin", "another-password", here.SessionId, Token);

        Assert.Null(standings.WhyOut(here));
        Assert.True(await Upholds(here));
        Assert.NotNull(standings.WhyOut(there));
        Assert.NotNull(standings.WhyOut(program));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(standings.WhyOut(program with { Since = time.GetUtcNow() }));
        Assert.Null(standings.WhyOut(new Identity(Manager, Manager, null, ATicket.Nine)));
    }

    [Fact]
    public async Task A_record_that_was_opened_with_the_old_password_upholds_nothing_however_late_it_was_written()
    {
        await keep.SetPassword(Admin, await Opened(Manager), "another-password", null, Token);
        var old = new Account(Manager, Manager, passwords.Hash("the-old-password"));

        var desk = await desks.Open(new SignedIn(old, city.Person(Manager), time.GetUtcNow()), null, null, Token);

        Assert.False(await Upholds(desk));
    }

    [Fact]
    public async Task Who_is_signed_in_by_a_disabled_account_is_out_though_the_person_has_another()
    {
        var desk = await SignsIn(Manager);
        var second = new Account("second", Manager, passwords.Hash("a-good-password"));
        await accounts.Put([second], Token);
        var bySecond = await desks.Open(new SignedIn(second, city.Person(Manager), time.GetUtcNow()), null, null, Token);

        await keep.Disable(Admin, "second", isDisabled: true, Token);

        Assert.Equal(RefusalCode.Unauthenticated, standings.Of(bySecond).Refusal?.Code);
        Assert.False(await Upholds(bySecond));
        Assert.Equal(Manager, standings.Of(desk).Value?.Id);
        Assert.True(await Upholds(desk));
    }

    [Fact]
    public async Task Nobody_but_an_administrator_keeps_accounts_whichever_door_he_comes_by()
    {
        var manager = city.Person(await Opened(Manager));
        await Opened("admin");

        Assert.Equal(RefusalCode.Forbidden, (await keep.SetPassword(manager, "admin", "another-password", null, Token)).Refusal?.Code);
        Assert.Equal(RefusalCode.Forbidden, (await keep.Disable(manager, "admin", isDisabled: true, Token)).Refusal?.Code);
        var open = new OpenAccounts(accounts, passwords, city, shutOut, new EndAccountSessions(store, ended, time), new KeepAudit(new MemoryAuditLog(), time));
        Assert.Equal(RefusalCode.Forbidden, (await open.Open(manager, [new NewAccount("m", "admin", "mallory-2341")], Token)).Refusal?.Code);
        Assert.Null(await accounts.Find("m", Token));
    }

    private async Task<string> Opened(string person)
    {
        await accounts.Put([new Account(person, person, passwords.Hash("a-good-password"))], Token);
        return person;
    }

    private async Task<Identity> SignsIn(string person, string? before = null)
    {
        var account = await accounts.Find(person, Token) ?? await accounts.Find(await Opened(person), Token);
        return await desks.Open(new SignedIn(account!, city.Person(person), time.GetUtcNow()), "Chrome, Windows", before, Token);
    }

    private Task<bool> Upholds(Identity who) => desks.Upholds(who, isUsed: true, Token);

    private sealed class SignInWithin(SittingAtADesk town) : IDisposable
    {
        public SignIn Door { get; } = new(town.accounts, town.passwords, town.city, new SignInThrottle(town.time), town.time);

        public DeviceSessions Devices { get; } = new(town.store, town.accounts, town.city, town.ended, new SignInThrottle(town.time), town.time);

        public void Dispose() => Door.Dispose();
    }
}
