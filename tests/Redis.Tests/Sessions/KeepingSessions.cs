using RedProperty.Realtime.Domain.Presences;
using RedProperty.Realtime.Domain.Sessions;
using RedProperty.Realtime.Redis.Tests.Running;

namespace RedProperty.Realtime.Redis.Tests.Sessions;

public sealed class KeepingSessions(Stores stores)
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private readonly string user = $"Worker-{Guid.NewGuid():N}";
    private readonly string device = $"tablet-{Guid.NewGuid():N}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EveryStore]
    public async Task Keeps_a_session_as_it_is_and_expires_it_when_it_can_no_longer_be_renewed(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var session = ASession(device, Nine);

        Assert.Empty(await room.Sessions.Open(session, 20, Token));

        Assert.Equal(session, await room.Sessions.Find(session.Id, Token));
        Assert.Equal([session], await room.Sessions.Of(user.ToUpperInvariant(), Token));
        Assert.Null(await room.Sessions.Find("nobody", Token));
        foreach (var key in (string[])[$"{{sessions}}:session:{session.Id}", $"{{sessions}}:device:{device}"])
        {
            Assert.InRange((await room.Database.KeyTimeToLiveAsync(key))!.Value, TimeSpan.FromDays(29), TimeSpan.FromDays(30));
        }

        Assert.NotNull(await room.Database.KeyTimeToLiveAsync($"{{sessions}}:of:{user.ToLowerInvariant()}"));
    }

    [Theory, EveryStore]
    public async Task Renews_what_is_there_and_nothing_that_has_ended(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var session = ASession(device, Nine);
        await room.Sessions.Open(session, 20, Token);
        var renewed = session with { RenewedAt = Nine.AddHours(6), RenewableUntil = Nine.AddHours(6).AddDays(30) };

        Assert.True(await room.Sessions.Renew(renewed, Token));
        Assert.Equal(renewed, await room.Sessions.Find(session.Id, Token));
        Assert.True(await room.Sessions.End(renewed, Nine, Token));
        Assert.False(await room.Sessions.End(renewed, Nine, Token));
        Assert.False(await room.Sessions.Renew(renewed, Token));

        Assert.Null(await room.Sessions.Find(session.Id, Token));
        Assert.Empty(await room.Sessions.Of(user, Token));
        Assert.False(await room.Database.KeyExistsAsync($"{{sessions}}:device:{device}"));
        Assert.Equal(Nine.AddHours(13), (await room.Sessions.Ended(Token))[session.Id]);
    }

    [Theory, EveryStore]
    public async Task A_device_has_one_session_whoever_signs_in_on_it(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var first = ASession(device, Nine);
        var second = ASession(device, Nine.AddMinutes(1)) with { UserName = $"{user}-2" };
        await room.Sessions.Open(first, 20, Token);

        Assert.Equal([first], await room.Sessions.Open(second, 20, Token));

        Assert.Empty(await room.Sessions.Of(user, Token));
        Assert.Equal([second], await room.Sessions.Of($"{user}-2", Token));
        Assert.Contains(first.Id, await room.Sessions.Ended(Token));
        Assert.False(await room.Sessions.End(first, Nine, Token));
        Assert.Equal(second, await room.Sessions.Find(second.Id, Token));
    }

    [Theory, EveryStore]
    public async Task Of_too_many_the_one_renewed_longest_ago_goes_with_its_device(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var sessions = Enumerable.Range(0, 4).Select(i => ASession($"{device}-{i}", Nine.AddMinutes(i))).ToList();
        foreach (var session in sessions.Take(3))
        {
            Assert.Empty(await room.Sessions.Open(session, 3, Token));
        }

        await room.Sessions.Renew(sessions[0] with { RenewedAt = Nine.AddHours(1), RenewableUntil = Nine.AddDays(31) }, Token);

        Assert.Equal([sessions[1]], await room.Sessions.Open(sessions[3], 3, Token));
        Assert.Equal([sessions[0].Id, sessions[3].Id, sessions[2].Id], (await room.Sessions.Of(user, Token)).Select(one => one.Id));
        Assert.False(await room.Database.KeyExistsAsync($"{{sessions}}:device:{device}-1"));
    }

    [Theory, EveryStore]
    public async Task Of_many_who_sign_in_on_one_device_at_once_one_stays_and_all_others_have_ended(StoreKind kind)
    {
        await using var one = await stores.Room(kind);
        await using var two = await stores.Room(kind);
        var sessions = Enumerable.Range(0, 16).Select(i => ASession(device, Nine.AddSeconds(i)) with { UserName = $"{user}-{i % 4}" }).ToList();

        await Task.WhenAll(sessions.Select((session, i) => (i % 2 == 0 ? one : two).Sessions.Open(session, 20, Token)));

        var left = await Task.WhenAll(sessions.Select(session => one.Sessions.Find(session.Id, Token)));
        var ended = await two.Sessions.Ended(Token);
        var winner = Assert.Single(left.OfType<KeptSession>());
        Assert.All(sessions, session => Assert.Equal(session.Id != winner.Id, ended.ContainsKey(session.Id)));
        var listed = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => two.Sessions.Of($"{user}-{i}", Token)));
        Assert.Equal([winner], listed.SelectMany(all => all));
    }

    [Theory, EveryStore]
    public async Task A_renewal_and_an_end_at_once_leave_nothing_that_renews(StoreKind kind)
    {
        await using var one = await stores.Room(kind);
        await using var two = await stores.Room(kind);
        for (var i = 0; i < 20; i++)
        {
            var session = ASession($"{device}-{i}", Nine);
            await one.Sessions.Open(session, 20, Token);

            var renewing = two.Sessions.Renew(session with { RenewedAt = Nine.AddHours(1) }, Token);
            Assert.True(await one.Sessions.End(session, Nine, Token));
            await renewing;

            Assert.Null(await two.Sessions.Find(session.Id, Token));
            Assert.False(await one.Database.KeyExistsAsync($"{{sessions}}:device:{device}-{i}"));
        }
    }

    [Theory, EveryStore]
    public async Task What_ended_long_ago_is_forgotten_with_the_next(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var (old, young) = (ASession(device, Nine), ASession($"{device}-2", Nine));
        await room.Sessions.Open(old, 20, Token);
        await room.Sessions.Open(young, 20, Token);

        await room.Sessions.End(old, Nine.AddYears(-10), Token);
        Assert.Contains(old.Id, await room.Sessions.Ended(Token));
        await room.Sessions.End(young, Nine.AddYears(-9), Token);

        Assert.DoesNotContain(old.Id, await room.Sessions.Ended(Token));
    }

    [Theory, EveryStore]
    public async Task Ends_all_of_an_account_but_the_one_that_goes_on_and_marks_the_account(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        KeptSession[] all = [ASession($"{device}-1", Nine), ASession($"{device}-2", Nine), ADesk($"{device}-3", Nine)];
        var another = ASession($"{device}-4", Nine) with { UserName = $"{user}-2" };
        foreach (var session in (KeptSession[])[.. all, another])
        {
            await room.Sessions.Open(session, 20, Token);
        }

        Assert.Equal(2, await room.Sessions.EndAll(user.ToUpperInvariant(), all[1].Id, Nine.AddHours(1), Token));

        Assert.Equal([all[1].Id], (await room.Sessions.Of(user, Token)).Select(session => session.Id));
        Assert.NotNull(await room.Sessions.Find(another.Id, Token));
        var ended = await room.Sessions.Ended(Token);
        Assert.Equal(Nine.AddHours(14), ended[EndedSessions.MarkOf(user)]);
        Assert.Equal((true, false, true), (ended.ContainsKey(all[0].Id), ended.ContainsKey(all[1].Id), ended.ContainsKey(all[2].Id)));
        Assert.Equal(1, await room.Sessions.EndAll(user, null, Nine.AddHours(2), Token));
        Assert.Equal(Nine.AddHours(15), (await room.Sessions.Ended(Token))[EndedSessions.MarkOf(user)]);
    }

    [Theory, EveryStore]
    public async Task Desks_push_out_desks_and_devices_devices(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var (tablet, first, second) = (ASession($"{device}-1", Nine), ADesk($"{device}-2", Nine.AddMinutes(1)), ADesk($"{device}-3", Nine.AddMinutes(2)));
        await room.Sessions.Open(tablet, 1, Token);
        Assert.Empty(await room.Sessions.Open(first, 1, Token));

        Assert.Equal([first], await room.Sessions.Open(second, 1, Token));

        Assert.Equal([second, tablet], await room.Sessions.Of(user, Token));
    }

    private KeptSession ADesk(string browser, DateTimeOffset at) => ASession(browser, at) with { Device = new Device(browser, DeviceKind.Desk, "Chrome, Windows") };

    private KeptSession ASession(string onDevice, DateTimeOffset at) => new(
        Guid.NewGuid().ToString("N"), new string('a', 64), user, "p-1", "mark", new Device(onDevice, DeviceKind.Tablet, "平板"), at, at, at.AddDays(30));
}
