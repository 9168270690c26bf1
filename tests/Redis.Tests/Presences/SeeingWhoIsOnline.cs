using System.Diagnostics;
using RedProperty.Realtime.Domain.Presences;
using RedProperty.Realtime.Redis.Tests.Running;

namespace RedProperty.Realtime.Redis.Tests.Presences;

/// <summary>Two rooms are two processes.</summary>
public sealed class SeeingWhoIsOnline(Stores stores)
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);

    private readonly string user = $"worker-{Guid.NewGuid():N}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, BothStores]
    public async Task Another_process_sees_who_comes_goes_and_falls_silent_within_5_seconds(StoreKind kind)
    {
        await using var here = await (await stores.Room(kind)).Listening();
        await using var there = await (await stores.Room(kind)).Listening();
        var isHeard = true;
        var tablet = new OnlineDevice(user, "tablet-7", DeviceKind.Tablet, ATicket.Nine);
        var phone = new OnlineDevice(user, "phone", DeviceKind.Phone, ATicket.Nine.AddSeconds(3));

        using var connected = here.PresenceDoor.Enter(tablet, () => Volatile.Read(ref isHeard));
        using (here.PresenceDoor.Enter(phone, () => true))
        {
            await Within(Promised, () => there.Presence.Of(user).Count == 2);
            Assert.Equal([tablet, phone], there.Presence.Of(user).OrderBy(device => device.Since));
        }

        await Within(Promised, () => there.Presence.Of(user).SequenceEqual([tablet]));
        Volatile.Write(ref isHeard, false);
        await Within(Promised, () => there.Presence.Of(user).Count == 0 && here.Presence.Of(user).Count == 0);
    }

    [Theory, BothStores]
    public async Task Whoever_was_connected_to_a_process_that_died_is_gone_within_5_seconds_and_one_that_stopped_at_once(StoreKind kind)
    {
        await using var there = await (await stores.Room(kind)).Listening();
        var dead = await stores.Room(kind);
        await new Redis.Presences.PresenceBook(dead.Store, $"dead-{user}").Write([new OnlineDevice(user, "tablet", DeviceKind.Tablet, ATicket.Nine)], Token);
        await Within(Promised, () => there.Presence.Of(user).Count == 1);
        await dead.DisposeAsync();
        await Within(Promised, () => there.Presence.Of(user).Count == 0);

        await using (var stopping = await (await stores.Room(kind)).Listening())
        {
            _ = stopping.PresenceDoor.Enter(new OnlineDevice(user, "desk", DeviceKind.Desk, ATicket.Nine), () => true);
            await Within(Promised, () => there.Presence.Of(user).Count == 1);
        }

        await Within(TimeSpan.FromSeconds(2), () => there.Presence.Of(user).Count == 0);
    }

    private static async Task Within(TimeSpan limit, Func<bool> isSo)
    {
        for (var watch = Stopwatch.StartNew(); !isSo(); await Task.Delay(20, Token))
        {
            Assert.True(watch.Elapsed < limit, $"Not so after {limit}.");
        }
    }
}
