using System.Text;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Tests.Photos;

public sealed class ReceivingPhotos
{
    private const string Id = "0123456789abcdefghjkmnpqrs";
    private const string File = "a picture in parts";

    private readonly APhotoHouse house = new();

    private Actor Steward => house.Person(APhotoHouse.Steward);

    [Fact]
    public async Task Parts_make_a_photo_that_a_resolution_hangs_under_the_name_of_the_device()
    {
        var ticket = await house.Reported();
        Assert.Equal(5, (await Sent(0, 5)).Received);
        Assert.Null((await Sent(5, 12)).Kept);
        var whole = await Sent(12, 18);
        Assert.True(whole.IsNew);
        Assert.Empty(house.Photos.Waiting.Ids);
        Assert.Equal([Id], house.Photos.Loose);

        Assert.Null((await house.Do(Steward, ticket.Id, new ResolveTicket("换了灯", [Id]))).Refusal);

        Assert.Equal([Id], (await house.House.Ticket(ticket.Id)).PhotoIds);
        await using var picture = (await house.Showing.Show(Steward, null, Id, PhotoSize.Full, AHouse.Token)).Value!.Content;
        Assert.Equal(File, await new StreamReader(picture).ReadToEndAsync(AHouse.Token));
    }

    [Fact]
    public async Task A_command_that_names_a_photo_under_way_is_told_that_it_has_not_arrived()
    {
        var ticket = await house.Reported();
        await Sent(0, 5);

        var early = (await house.Do(Steward, ticket.Id, new AddPhotos([Id]), "c")).Refusal!;
        Assert.Equal((RefusalCode.NotFound, "photoIds", ArrivalFaults.UnderWay, 5L), (early.Code, early.Field, early.Reason, early.Received!.Value));
        Assert.Contains("5 of 18 bytes", early.Sentence, StringComparison.Ordinal);
        var neighbour = (await house.Do(Actor.Holding(ticket.TrackingCode!), ticket.Id, new AddPhotos([Id]))).Refusal!;
        Assert.Null(neighbour.Reason);

        await Sent(5, 18);
        Assert.Null((await house.Do(Steward, ticket.Id, new AddPhotos([Id]), "c")).Refusal);
    }

    [Fact]
    public async Task What_is_there_already_does_no_harm_and_a_gap_tells_where_to_go_on()
    {
        await Sent(0, 9);
        Assert.Equal(9, (await Sent(2, 6)).Received);
        Assert.Equal(12, (await Sent(6, 12)).Received);

        var gap = (await Take(13, 15)).Refusal!;

        Assert.Equal((RefusalCode.Conflict, 12L), (gap.Code, gap.Received!.Value));
        Assert.Contains("go on from there", gap.Sentence, StringComparison.Ordinal);
        Assert.Equal((12L, 18L, null), await Standing());
    }

    [Fact]
    public async Task Sent_once_more_it_is_the_same_photo_and_stays_where_it_hangs()
    {
        var ticket = await house.Reported();
        await Sent(0, 18);
        await house.Do(Steward, ticket.Id, new AddPhotos([Id]));

        var again = await Sent(0, 18);

        Assert.False(again.IsNew);
        Assert.Equal(ticket.Id, again.Kept!.TicketId);
        Assert.Equal((18L, 18L, again.Kept), await Standing());
        Assert.Empty(house.Photos.Waiting.Ids);
    }

    [Fact]
    public async Task Whoever_died_between_the_last_part_and_the_answer_is_followed_by_the_last_byte()
    {
        await house.Photos.Waiting.Append(Id, Photo.OwnerOf(Steward), Part(0, 18), ATicket.Nine, AHouse.Token);
        Assert.Equal((18L, 18L, null), await Standing());

        Assert.True((await Sent(17, 18)).IsNew);

        Assert.NotNull((await Standing()).Kept);
    }

    [Fact]
    public async Task Whoever_died_between_keeping_and_forgetting_leaves_no_parts_for_long()
    {
        await Sent(0, 18);
        await house.Photos.Waiting.Append(Id, Photo.OwnerOf(Steward), Part(0, 18), ATicket.Nine, AHouse.Token);

        Assert.False((await Sent(17, 18)).IsNew);

        Assert.Empty(house.Photos.Waiting.Ids);
    }

    [Fact]
    public async Task Of_two_that_finish_it_at_once_both_are_told_of_the_same_photo()
    {
        await Sent(0, 17);
        house.Photos.Waiting.AfterNextPart = async () => Assert.True((await Sent(17, 18)).IsNew);

        var slower = await Sent(17, 18);

        Assert.NotNull(slower.Kept);
        Assert.Equal(2, house.Photos.Files.Count());
    }

    [Fact]
    public async Task Only_who_began_it_goes_on_with_it_asks_for_it_and_sends_it_again()
    {
        var other = house.Person("secretary-lake");
        await Sent(0, 5);
        await Refused(other);
        await Sent(5, 18);
        await Refused(other);

        async Task Refused(Actor actor)
        {
            foreach (var refusal in (Refusal?[])[
                (await house.Receiving.Take(actor, Id, Part(0, 18), AHouse.Token)).Refusal, (await house.Receiving.Look(actor, Id, AHouse.Token)).Refusal])
            {
                Assert.Equal(ArrivalFaults.OfAnother, refusal);
            }
        }
    }

    [Fact]
    public async Task Another_length_than_at_first_is_another_file()
    {
        await Sent(0, 5);
        var part = new PhotoPart(5, 19, new byte[2]);
        Assert.Equal(ArrivalFaults.OtherTotal, (await house.Receiving.Take(Steward, Id, part, AHouse.Token)).Refusal);
        await Sent(5, 18);
        Assert.Equal(ArrivalFaults.OtherTotal, (await house.Receiving.Take(Steward, Id, part, AHouse.Token)).Refusal);
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_and_forgotten()
    {
        var bytes = "bad bytes"u8.ToArray();

        var refused = await house.Receiving.Take(Steward, Id, new PhotoPart(0, bytes.Length, bytes), AHouse.Token);

        Assert.Equal(RefusalCode.Invalid, refused.Refusal?.Code);
        Assert.Empty(house.Photos.Waiting.Ids);
        Assert.Empty(house.Photos.Loose);
        Assert.Equal(ArrivalFaults.NothingOfIt, (await house.Receiving.Look(Steward, Id, AHouse.Token)).Refusal);
    }

    public static TheoryData<string, long, long, int, string> Wrong => new()
    {
        { "short", 0, 10, 5, "photoId" },
        { "0123456789abcdefghjkmnpq", 0, 10, 5, "photoId" },
        { "0123456789ABCDEFGHJKMNPQRS", 0, 10, 5, "photoId" },
        { Id, 0, PhotoLimits.LargestBytes + 1, 5, "photo" },
        { Id, 0, 0, 5, "photo" },
        { Id, 0, 10, 0, "photo" },
        { Id, 0, PhotoLimits.LargestBytes, PhotoLimits.LargestPart + 1, "content-range" },
        { Id, 6, 10, 5, "content-range" },
        { Id, -1, 10, 5, "content-range" },
        { Id, long.MaxValue, 10, 5, "content-range" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_can_be_no_part_is_refused_by_its_field(string id, long first, long total, int bytes, string field)
    {
        var refused = await house.Receiving.Take(Steward, id, new PhotoPart(first, total, new byte[bytes]), AHouse.Token);

        Assert.Equal((RefusalCode.Invalid, field), (refused.Refusal!.Code, refused.Refusal.Field));
        Assert.Empty(house.Photos.Waiting.Ids);
    }

    [Fact]
    public async Task Who_has_too_much_on_the_way_is_told_when_to_try_again()
    {
        house.Photos.Waiting.IsFull = true;

        var refused = (await Take(0, 5)).Refusal!;

        Assert.Equal((RefusalCode.Limited, TimeSpan.FromMinutes(1)), (refused.Code, refused.RetryAfter!.Value));
        Assert.Contains("at most 18 and 40 MB", refused.Sentence, StringComparison.Ordinal);
    }

    private static PhotoPart Part(int first, int end) => new(first, File.Length, Encoding.UTF8.GetBytes(File[first..end]));

    private Task<Outcome<PhotoArrival>> Take(int first, int end) => house.Receiving.Take(Steward, Id, Part(first, end), AHouse.Token);

    private async Task<PhotoArrival> Sent(int first, int end)
    {
        var taken = await Take(first, end);
        Assert.Null(taken.Refusal);
        return taken.Value!;
    }

    private async Task<(long Received, long Total, Photo? Kept)> Standing()
    {
        var found = (await house.Receiving.Look(Steward, Id, AHouse.Token)).Value!;
        return (found.Received, found.Total, found.Kept);
    }
}
