using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Walls;
using RedProperty.Realtime.Redis.Tests.Running;

namespace RedProperty.Realtime.Redis.Tests.Walls;

public sealed class KeepingWallKeys(Stores stores)
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EveryStore]
    public async Task Keeps_a_communitys_keys_oldest_first_and_when_a_wall_was_seen(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var community = $"c-{Guid.NewGuid():N}";
        var later = new WallKey(SecretKey.HashOf("b"), "二楼", "p-2", Nine.AddMinutes(1));
        var first = new WallKey(SecretKey.HashOf("a"), "大厅", "p-1", Nine);
        await room.WallKeys.Add(community, later, Token);
        await room.WallKeys.Add(community, first, Token);
        await room.WallKeys.See(community, first.Hash, Nine.AddHours(1), Token);

        Assert.Equal([first with { SeenAt = Nine.AddHours(1) }, later], await room.WallKeys.List(community, Token));
        Assert.Equal(first with { SeenAt = Nine.AddHours(1) }, await room.WallKeys.Find(community, first.Hash, Token));
        Assert.Null(await room.WallKeys.Find(community, SecretKey.HashOf("c"), Token));
        Assert.Empty(await room.WallKeys.List($"{community}-2", Token));
    }

    [Theory, EveryStore]
    public async Task Of_a_revoked_key_nothing_is_left_even_when_a_wall_is_seen_with_it_a_moment_later(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var community = $"c-{Guid.NewGuid():N}";
        var key = new WallKey(SecretKey.HashOf("a"), "大厅", "p-1", Nine);
        await room.WallKeys.Add(community, key, Token);
        await room.WallKeys.See(community, key.Hash, Nine, Token);

        Assert.True(await room.WallKeys.Remove(community, key.Hash, Token));
        Assert.False(await room.WallKeys.Remove(community, key.Hash, Token));
        await room.WallKeys.See(community, key.Hash, Nine, Token);

        Assert.Null(await room.WallKeys.Find(community, key.Hash, Token));
        Assert.False(await room.Database.KeyExistsAsync($"{{{community}}}:walls"));
        Assert.False(await room.Database.KeyExistsAsync($"{{{community}}}:walls:seen"));
    }
}
