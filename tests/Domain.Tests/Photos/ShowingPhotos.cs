using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Tests.Photos;

public sealed class ShowingPhotos
{
    private readonly APhotoHouse house = new();

    private Actor Steward => house.Person(APhotoHouse.Steward);

    [Theory]
    [InlineData("steward-spring-1", null)]
    [InlineData("secretary-spring", null)]
    [InlineData("city", null)]
    [InlineData("secretary-lake", RefusalCode.Forbidden)]
    public async Task Whoever_may_see_the_ticket_sees_its_photos(string person, RefusalCode? expected)
    {
        var id = await house.Kept();
        await house.Reported(id);

        Assert.Equal(expected, await house.Seen(house.Person(person), id));
    }

    [Fact]
    public async Task The_tracking_code_opens_the_photos_of_its_ticket_only()
    {
        var (id, elsewhere) = (await house.Kept(), await house.Kept());
        var ticket = await house.Reported(id);
        await house.Reported(elsewhere);

        Assert.Null(await house.Seen(null, id, ticket.TrackingCode));
        Assert.Equal(RefusalCode.Unauthenticated, await house.Seen(null, elsewhere, ticket.TrackingCode));
        Assert.Equal(RefusalCode.Unauthenticated, await house.Seen(null, id, ""));
        Assert.Equal(RefusalCode.Unauthenticated, await house.Seen(null, id));
        Assert.Equal(RefusalCode.Unauthenticated, await house.Seen(null, id, ticket.TrackingCode!.ToUpperInvariant()));
    }

    [Fact]
    public async Task Everybody_sees_them_while_the_ticket_is_public()
    {
        var id = await house.Kept();
        var ticket = await house.Reported(id);
        Assert.Null((await house.Do(Steward, ticket.Id, new PublishTicket("已遮挡门牌"))).Refusal);
        Assert.Null(await house.Seen(null, id));
        Assert.Null(await house.Seen(house.Person("secretary-lake"), id));

        Assert.Null((await house.Do(house.Person("secretary-spring"), ticket.Id, new UnpublishTicket(null))).Refusal);
        Assert.Equal(RefusalCode.Unauthenticated, await house.Seen(null, id));
    }

    [Fact]
    public async Task A_loose_photo_is_seen_by_the_person_who_sent_it()
    {
        var mine = await house.Kept(Steward);
        Assert.Null(await house.Seen(Steward, mine));
        Assert.Equal(RefusalCode.Forbidden, await house.Seen(house.Person("secretary-spring"), mine));

        // All residents are one actor, so none of them may look.
        Assert.Equal(RefusalCode.Forbidden, await house.Seen(Actor.Resident, await house.Kept()));
    }

    [Fact]
    public async Task A_photo_that_was_claimed_and_not_hung_is_not_the_tickets()
    {
        var ticket = await house.Reported();
        var id = await house.Kept(Steward);
        await new HangPhotos(house.Photos, house.Photos.Waiting, house.House.Time).Claim(Steward, ticket.Id, "k", [id], AHouse.Token);

        Assert.Equal(RefusalCode.Unauthenticated, await house.Seen(null, id, ticket.TrackingCode));
        Assert.Equal(RefusalCode.Forbidden, await house.Seen(house.Person("secretary-spring"), id));
        Assert.Null(await house.Seen(Steward, id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../../etc/passwd")]
    [InlineData("0123456789abcdefghjkmnpq")]
    public async Task What_is_not_there_is_not_found(string id) => Assert.Equal(RefusalCode.NotFound, await house.Seen(Steward, id));

    [Fact]
    public async Task A_photo_whose_picture_is_gone_is_not_found()
    {
        var id = await house.Kept();
        await house.Reported(id);
        await house.Photos.Delete(id, AHouse.Token);

        Assert.Equal(RefusalCode.NotFound, await house.Seen(Steward, id));
    }

    [Fact]
    public async Task The_thumbnail_is_another_picture()
    {
        var id = await house.Kept();
        await house.Reported(id);

        var shown = await house.Showing.Show(Steward, null, id, PhotoSize.Thumbnail, AHouse.Token);

        using var reader = new StreamReader(shown.Value!.Content);
        Assert.Equal("small 7", await reader.ReadToEndAsync(AHouse.Token));
    }
}
