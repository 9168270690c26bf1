using System.Security.Cryptography;
using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Redis.Tests.Running;

namespace RedProperty.Realtime.Redis.Tests.Photos;

public sealed class ReceivingParts(Stores stores)
{
    private const int Size = 300_000;
    private const int Step = 32 * 1024;

    private static readonly DateTimeOffset Nine = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private readonly string owner = $"Staff:{Guid.NewGuid():N}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EveryStore]
    public async Task Parts_come_out_as_the_bytes_they_were_and_are_gone_when_forgotten(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var (id, file) = AFile();
        Assert.Null(await room.WaitingPhotos.Find(id, Token));

        Assert.Equal(new PartAnswer(PartVerdict.Taken, 100), await Send(room, id, file, 0, 100));
        Assert.Equal(new PartAnswer(PartVerdict.Taken, 100), await Send(room, id, file, 0, 100));
        Assert.Equal(new PartAnswer(PartVerdict.Taken, 100), await Send(room, id, file, 20, 50));
        Assert.Equal(new PartAnswer(PartVerdict.Gap, 100), await Send(room, id, file, 101, 200));
        Assert.Equal(new PartAnswer(PartVerdict.Taken, 5_000), await Send(room, id, file, 60, 5_000));
        Assert.Equal(new WaitingPhoto(id, owner, 5_000, Size), await room.WaitingPhotos.Find(id, Token));
        Assert.Equal(PartVerdict.Taken, (await Send(room, id, file, 5_000, Size)).Verdict);
        Assert.Equal(file, await Read(room, id));

        await room.WaitingPhotos.Forget(id, owner, Token);
        Assert.Null(await room.WaitingPhotos.Find(id, Token));
        Assert.Empty(await Read(room, id));
        Assert.False(await room.Database.KeyExistsAsync($"{{photos}}:waiting:{owner}"));
    }

    [Theory, EveryStore]
    public async Task The_largest_part_fits(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var file = RandomNumberGenerator.GetBytes(PhotoLimits.LargestPart);
        var id = AnId();

        Assert.Equal(file.Length, (await Send(room, id, file, 0, file.Length)).Received);

        Assert.Equal(file, await Read(room, id));
    }

    [Theory, EveryStore]
    public async Task Of_many_that_send_the_same_parts_at_once_none_spoils_the_file(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        await using var other = await stores.Room(kind);
        var (id, file) = AFile();

        await Task.WhenAll(Enumerable.Range(0, 12).Select(async writer =>
        {
            var place = 0;
            while (place < Size)
            {
                // Each in steps of its own, so that their parts overlap.
                var answer = await Send(writer % 2 == 0 ? room : other, id, file, place, Math.Min(place + Step + (writer * 1000), Size));
                Assert.Equal(PartVerdict.Taken, answer.Verdict);
                Assert.InRange(answer.Received, place + 1, Size);
                place = (int)answer.Received;
            }
        }));

        Assert.Equal(new WaitingPhoto(id, owner, Size, Size), await room.WaitingPhotos.Find(id, Token));
        Assert.Equal(file, await Read(room, id));
    }

    [Theory, EveryStore]
    public async Task Another_owner_and_another_length_change_nothing(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var (id, file) = AFile();
        await Send(room, id, file, 0, 100);

        Assert.Equal(PartVerdict.OtherOwner, (await room.WaitingPhotos.Append(id, "Staff:other", new PhotoPart(100, Size, file.AsMemory(100, 100)), Nine, Token)).Verdict);
        Assert.Equal(PartVerdict.OtherTotal, (await room.WaitingPhotos.Append(id, owner, new PhotoPart(100, Size + 1, file.AsMemory(100, 100)), Nine, Token)).Verdict);

        Assert.Equal(new WaitingPhoto(id, owner, 100, Size), await room.WaitingPhotos.Find(id, Token));
        Assert.False(await room.Database.KeyExistsAsync("{photos}:waiting:Staff:other"));
    }

    [Theory, EveryStore]
    public async Task Eighteen_photos_of_one_person_wait_at_most_however_many_begin_at_once(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        await using var other = await stores.Room(kind);
        var ids = Enumerable.Range(0, 40).Select(_ => AnId()).ToArray();

        var answers = await Task.WhenAll(ids.Select((id, i) => Begin(i % 2 == 0 ? room : other, id, Size, Nine)));

        Assert.Equal(PhotoLimits.MostWaiting, answers.Count(answer => answer.Verdict == PartVerdict.Taken));
        Assert.Equal(ids.Length - PhotoLimits.MostWaiting, answers.Count(answer => answer.Verdict == PartVerdict.Full));
        var begun = ids.Zip(answers).First(pair => pair.Second.Verdict == PartVerdict.Taken).First;
        Assert.Equal(PartVerdict.Taken, (await room.WaitingPhotos.Append(begun, owner, new PhotoPart(1, Size, new byte[1]), Nine, Token)).Verdict);

        await room.WaitingPhotos.Forget(begun, owner, Token);
        Assert.Equal(PartVerdict.Taken, (await Begin(room, AnId(), Size, Nine)).Verdict);
        Assert.Equal(PartVerdict.Full, (await Begin(room, AnId(), Size, Nine)).Verdict);

        // Of those nothing has come for a day.
        Assert.Equal(PartVerdict.Taken, (await Begin(room, AnId(), Size, Nine + PhotoLimits.WaitingFor)).Verdict);
        Assert.Equal(1, await room.Database.HashLengthAsync($"{{photos}}:waiting:{owner}"));
    }

    [Theory, EveryStore]
    public async Task Forty_megabytes_of_one_person_wait_at_most(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(PartVerdict.Taken, (await Begin(room, AnId(), PhotoLimits.LargestBytes, Nine)).Verdict);
        }

        Assert.Equal(PartVerdict.Full, (await Begin(room, AnId(), 2, Nine)).Verdict);
    }

    [Theory, EveryStore]
    public async Task Parts_are_forgotten_a_day_after_the_last(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var (id, file) = AFile();
        string[] keys = [$"{{photos}}:parts:{id}", $"{{photos}}:waiting:{owner}"];
        await Send(room, id, file, 0, 100);
        foreach (var key in keys)
        {
            await room.Database.KeyExpireAsync(key, TimeSpan.FromMinutes(1));
        }

        await Send(room, id, file, 100, 200);

        foreach (var key in keys)
        {
            Assert.InRange((await room.Database.KeyTimeToLiveAsync(key))!.Value, PhotoLimits.WaitingFor - TimeSpan.FromMinutes(1), PhotoLimits.WaitingFor);
        }
    }

    [Theory, EveryStore]
    public async Task A_photo_that_is_kept_once_more_stays_as_it_is(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        var photo = new Photo(AnId(), owner, Nine, 4, 3, 100) { SentBytes = 200 };
        Assert.Equal(photo, await room.Photos.Add(photo, Token));
        var hung = photo with { TicketId = "spring.one" };
        await room.Photos.Change(photo, hung, Nine, Token);

        Assert.Equal(hung, await room.Photos.Add(photo with { KeptAt = Nine.AddHours(1) }, Token));

        Assert.Equal(hung, await room.Photos.Find(photo.Id, Token));
    }

    [Theory, EveryStore]
    public async Task Of_two_that_keep_it_at_once_both_get_the_first(StoreKind kind)
    {
        await using var room = await stores.Room(kind);
        await using var other = await stores.Room(kind);
        var photo = new Photo(AnId(), owner, Nine, 4, 3, 100);

        var kept = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? room : other).Photos.Add(photo with { Width = i }, Token)));

        Assert.Single(kept.Distinct());
    }

    private static string AnId() => RandomNumberGenerator.GetString("0123456789abcdefghjkmnpqrstvwxyz", 26);

    private static (string Id, byte[] File) AFile() => (AnId(), RandomNumberGenerator.GetBytes(Size));

    private static async Task<byte[]> Read(Room room, string id)
    {
        using var copy = new MemoryStream();
        await using var parts = room.WaitingPhotos.Open(id);
        await parts.CopyToAsync(copy, Token);
        return copy.ToArray();
    }

    private Task<PartAnswer> Send(Room room, string id, byte[] file, int first, int end) =>
        room.WaitingPhotos.Append(id, owner, new PhotoPart(first, file.Length, file.AsMemory(first..end)), Nine, Token);

    private Task<PartAnswer> Begin(Room room, string id, long total, DateTimeOffset at) =>
        room.WaitingPhotos.Append(id, owner, new PhotoPart(0, total, new byte[1]), at, Token);
}
