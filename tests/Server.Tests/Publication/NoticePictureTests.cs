using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Domain.Publication;

namespace RedProperty.Realtime.Server.Tests.Publication;

public sealed class NoticePictureTests(ServedHouse house) : IClassFixture<ServedHouse>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_of_a_notice_is_for_everybody_while_the_notice_stands_and_no_other_photo_comes_out_by_this_door()
    {
        using var sent = new MemoryStream([1, 2, 3]);
        var keep = new KeepPhoto(house.Photos, house.Photos, house.Photos, TimeProvider.System);
        var id = (await keep.Keep(house.City.Person("manager-spring"), sent, "photos", Token)).Value!.Id;
        var notice = new Notice(
            "n1", "spring", "spring", Publisher.Company, NoticeKind.Accounts, "收支", "见图", DateTimeOffset.UnixEpoch, null, "manager-spring", "m", PictureIds: [id]);
        await house.Notices.Add(notice, [], Token);
        await house.Notices.Add(notice with { Id = "n2", PictureIds = null }, [], Token);

        using var shown = await Get($"spring/n1/{id}?size=thumb");
        Assert.Equal((200, "image/jpeg"), ((int)shown.StatusCode, shown.Content.Headers.ContentType?.MediaType));
        await Expect.Problem(await Get($"spring/n2/{id}"), 404, "notFound", "id");
        await Expect.Problem(await Get($"lake/n1/{id}"), 404, "notFound", "id");
        await house.Notices.Withdraw("spring", "n1", new Withdrawal(DateTimeOffset.UnixEpoch, "x", "x", "x"), Token);
        await Expect.Problem(await Get($"spring/n1/{id}"), 404, "notFound", "id");
    }

    private Task<HttpResponseMessage> Get(string picture) => house.Anybody.GetAsync(new Uri($"/photos/notices/{picture}", UriKind.Relative), Token);
}
