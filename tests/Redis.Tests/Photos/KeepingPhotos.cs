using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Redis.Tests.Running;

namespace RedProperty.Realtime.Redis.Tests.Photos;

public sealed class KeepingPhotos(Stores stores)
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EveryStore]
    public async Task A_photo_is_loose_until_it_is_settled(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var photo = APhoto();
        await room.Photos.Add(photo, Token);
        Assert.Equal(photo, await room.Photos.Find(photo.Id, Token));
        Assert.Contains(photo.Id, await Loose(room, Nine.AddMilliseconds(1)));
        Assert.DoesNotContain(photo.Id, await Loose(room, Nine));

        var hung = photo with { TicketId = "spring.one", HungBy = "steward/r", HungAt = Nine.AddHours(1) };
        Assert.True(await room.Photos.Change(photo, hung, Nine.AddHours(1), Token));
        Assert.Equal(hung, await room.Photos.Find(photo.Id, Token));
        Assert.DoesNotContain(photo.Id, await Loose(room, Nine.AddHours(1)));
        Assert.Contains(photo.Id, await Loose(room, Nine.AddHours(2)));

        await room.Photos.Settle([photo.Id, PhotoId.Make()], Token);
        Assert.DoesNotContain(photo.Id, await Loose(room, Nine.AddHours(2)));
        Assert.Equal(hung, await room.Photos.Find(photo.Id, Token));
    }

    [Theory, EveryStore]
    public async Task Of_many_who_want_the_same_photo_at_once_one_gets_it(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        await using var other = await stores.Room(kind);
        var photo = APhoto();
        await room.Photos.Add(photo, Token);

        var got = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            (i % 2 == 0 ? room : other).Photos.Change(photo, photo with { TicketId = $"spring.{i}" }, Nine, Token)));

        var winner = Assert.Single(Enumerable.Range(0, 20), i => got[i]);
        Assert.Equal($"spring.{winner}", (await room.Photos.Find(photo.Id, Token))!.TicketId);
    }

    [Theory, EveryStore]
    public async Task A_photo_that_was_claimed_meanwhile_is_not_removed(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var photo = APhoto();
        await room.Photos.Add(photo, Token);
        var claimed = photo with { TicketId = "spring.one" };
        await room.Photos.Change(photo, claimed, Nine, Token);

        Assert.False(await room.Photos.Remove(photo, Token));
        Assert.True(await room.Photos.Remove(claimed, Token));

        Assert.Null(await room.Photos.Find(photo.Id, Token));
        Assert.False(await room.Photos.Change(claimed, photo, Nine, Token));
    }

    [Theory, EveryStore]
    public async Task What_a_later_version_wrote_beside_it_is_no_reason_not_to_change_it(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var photo = APhoto();
        await room.Photos.Add(photo, Token);
        var text = (string)(await room.Database.StringGetAsync($"photo:{photo.Id}"))!;
        await room.Database.StringSetAsync($"photo:{photo.Id}", text.Replace("{", "{\"caption\":\"later\",", StringComparison.Ordinal));

        Assert.True(await room.Photos.Change(photo, photo with { TicketId = "spring.one" }, Nine, Token));
    }

    private static Photo APhoto() => new(PhotoId.Make(), "Staff:steward", Nine, 2048, 1536, 345_678);

    private static Task<IReadOnlyList<string>> Loose(Room room, DateTimeOffset before) => room.Photos.LooseSince(before, 10_000, Token);
}
