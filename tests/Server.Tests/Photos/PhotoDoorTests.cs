using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Server.Tests.Photos;

public sealed class PhotoDoorTests(ServedHouse house) : IClassFixture<ServedHouse>
{
    private const string Steward = "steward-spring-1";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_photo_is_sent_named_by_a_report_and_shown()
    {
        await using var tablet = await house.Connect(Steward);
        using var steward = await house.As(Steward);
        var kept = await Kept(steward, "one", "two");
        Assert.Equal(2, kept.Photos.Count);
        Assert.Null(kept.Result);

        var report = await tablet.Do("Report", new ReportCommand("with-photos", "lamp-out", "spring-1-01", null, "Lamp", null, null, [.. kept.Photos.Select(photo => photo.Id)]));

        var ticket = await steward.GetFromJsonAsync<TicketSnapshot>($"/api/tickets/{report.TicketId}", Token);
        Assert.Equal(kept.Photos, ticket!.Photos);
        Assert.Equal("two", await steward.GetStringAsync(new Uri(ticket.Photos[1].Url, UriKind.Relative), Token));
        Assert.Equal("small 3", await steward.GetStringAsync(new Uri(ticket.Photos[1].Thumbnail!, UriKind.Relative), Token));
    }

    [Fact]
    public async Task Photos_are_added_to_a_ticket_once_for_one_key()
    {
        var id = await Reported();
        await using var tablet = await house.Connect(Steward);
        await tablet.Watch();
        using var steward = await house.As(Steward);
        steward.DefaultRequestHeaders.Add("Idempotency-Key", "k1");

        using var first = await steward.PostAsync($"/api/tickets/{id}/photos", Form(("text", "Closer"), ("a.jpg", "one")), Token);
        using var again = await steward.PostAsync($"/api/tickets/{id}/photos", Form(("a.jpg", "one")), Token);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        var added = (await first.Content.ReadFromJsonAsync<KeptPhotos>(Token))!;
        Assert.Equal((2L, false), (added.Result!.Version, added.Result.Replayed));
        Assert.True((await again.Content.ReadFromJsonAsync<KeptPhotos>(Token))!.Result!.Replayed);
        var pushed = await tablet.NextEvent();
        Assert.Equal(("photoAdded", "Closer"), (pushed.Type, pushed.Data.Text));
        Assert.Equal([added.Photos[0].Id], pushed.Data.PhotoIds!);
        Assert.Single(pushed.Ticket.Photos);
    }

    [Fact]
    public async Task A_picture_may_be_kept_by_the_asker_alone_and_is_nothing_but_a_picture()
    {
        var (_, photo) = await Shown();
        using var steward = await house.As(Steward);

        using var answer = await steward.GetAsync($"/photos/{photo}", Token);

        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal($"inline; filename=\"photo-{photo[..8]}.jpg\"", answer.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal("max-age=3600, private, immutable", answer.Headers.CacheControl!.ToString());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("default-src 'none'; sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());

        steward.DefaultRequestHeaders.IfNoneMatch.Add(answer.Headers.ETag!);
        using var same = await steward.GetAsync($"/photos/{photo}", Token);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        using var other = await steward.GetAsync($"/photos/{photo}?size=thumb", Token);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        using var head = await steward.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"/photos/{photo}?size=thumb"), Token);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
    }

    [Fact]
    public async Task It_is_private_until_the_ticket_is_public_but_for_its_code()
    {
        var (ticket, photo) = await Shown();
        using var outsider = await house.As("secretary-lake");
        using var stranger = await house.Anybody.GetAsync($"/photos/{photo}", Token);
        await Expect.Problem(stranger, 401, "unauthenticated");
        Assert.Equal("no-store", stranger.Headers.CacheControl!.ToString());
        await Expect.Problem(await outsider.GetAsync($"/photos/{photo}", Token), 403, "forbidden");
        await Expect.Problem(await house.Anybody.GetAsync($"/photos/{photo}?code=guess", Token), 401, "unauthenticated");
        Assert.Equal(HttpStatusCode.OK, (await house.Anybody.GetAsync($"/photos/{photo}?code={ticket.TrackingCode}", Token)).StatusCode);

        await using var tablet = await house.Connect(Steward);
        await tablet.Do("Publish", new NoteCommand("p", ticket.Id));
        Assert.Equal(HttpStatusCode.OK, (await house.Anybody.GetAsync($"/photos/{photo}", Token)).StatusCode);
        await tablet.Do("Unpublish", new NoteCommand("u", ticket.Id));
        Assert.Equal(HttpStatusCode.Unauthorized, (await house.Anybody.GetAsync($"/photos/{photo}", Token)).StatusCode);
    }

    [Theory]
    [InlineData("/photos/nothing", 404, "notFound")]
    [InlineData("/photos/", 404, "notFound")]
    [InlineData("/photos/a/b", 404, "notFound")]
    [InlineData("/photos/..%2f..%2fetc%2fpasswd", 404, "notFound")]
    [InlineData("/photos/0123456789abcdefghjkmnpq?size=huge", 400, "invalid")]
    public async Task An_address_that_is_none_is_a_problem_and_no_page(string address, int status, string code) =>
        await Expect.Problem(await house.Anybody.GetAsync(address, Token), status, code);

    [Fact]
    public async Task Who_has_not_signed_in_sends_nothing()
    {
        await Expect.Problem(await house.Anybody.PostAsync("/api/photos", Form(("a.jpg", "x")), Token), 401, "unauthenticated");
        await Expect.Problem(await house.Anybody.PostAsync("/api/tickets/spring.x/photos", Form(("a.jpg", "x")), Token), 401, "unauthenticated");
    }

    [Fact]
    public async Task What_cannot_be_taken_is_named_with_its_place_and_its_reason()
    {
        using var steward = await house.As(Steward);
        using var answer = await steward.PostAsync("/api/photos", Form(("a.jpg", "fine"), ("b.jpg", "bad")), Token);
        await Expect.Problem(answer, 400, "invalid", "photos[1]");

        var many = Enumerable.Range(0, 10).Select(i => ($"{i}.jpg", "x")).ToArray();
        var problem = await Expect.Problem(await steward.PostAsync("/api/photos", Form(many), Token), 400, "invalid", "photos");
        Assert.Equal(PhotoFaults.TooMany, problem.GetProperty("reason").GetString());
        problem = await Expect.Problem(await steward.PostAsync("/api/photos", Form(("text", "only words")), Token), 400, "invalid", "photos");
        Assert.Equal(PhotoFaults.Empty, problem.GetProperty("reason").GetString());
        var longText = Form(("text", new string('x', 5000)), ("a.jpg", "x"));
        await Expect.Problem(await steward.PostAsync("/api/photos", longText, Token), 400, "invalid", "text");
    }

    public static TheoryData<string, string> Bodies => new()
    {
        { "application/json", "{}" },
        { "multipart/form-data", "no boundary" },
        { "multipart/form-data; boundary=" + new string('b', 200), "--b" },
        { "multipart/form-data; boundary=b", "" },
        { "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=a; filename=a.jpg\r\n\r\ncut off" },
        { "multipart/form-data; boundary=b", "--b\r\n" + new string('h', 70_000) },
        { "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: %%%\r\n\r\nx\r\n--b--\r\n" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_body_that_is_no_form_of_photos_is_refused_in_words(string type, string body)
    {
        using var steward = await house.As(Steward);
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        await Expect.Problem(await steward.PostAsync("/api/photos", content, Token), 400, "invalid", "photos");
    }

    [Fact]
    public async Task Photos_are_hung_by_who_may_act_on_the_ticket()
    {
        var id = await Reported();
        using var outsider = await house.As("secretary-lake");
        await Expect.Problem(await outsider.PostAsync($"/api/tickets/{id}/photos", Form(("a.jpg", "x")), Token), 403, "forbidden");
        using var steward = await house.As(Steward);
        await Expect.Problem(await steward.PostAsync("/api/tickets/spring.nothing/photos", Form(("a.jpg", "x")), Token), 404, "notFound");
    }

    private static MultipartFormDataContent Form(params (string Name, string Content)[] parts)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, content) in parts)
        {
            var part = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
            if (name == "text")
            {
                form.Add(part, name);
            }
            else
            {
                part.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
                form.Add(part, "photo", name);
            }
        }

        return form;
    }

    private static async Task<KeptPhotos> Kept(HttpClient client, params string[] pictures)
    {
        using var answer = await client.PostAsync("/api/photos", Form([.. pictures.Select((picture, i) => ($"{i}.jpg", picture))]), Token);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<KeptPhotos>(Token))!;
    }

    private async Task<string> Reported()
    {
        var commands = new HandleTicketCommand(house.Store, house.City, new RecordingAlarm(), house.Time);
        var report = new ReportTicket("lamp-out", "spring-1-01", null, "Lamp", null, null, [], "hub");
        return (await commands.Report(Actor.Resident, Guid.NewGuid().ToString("N"), report, Token)).Value!.Receipt.TicketId;
    }

    private async Task<(Ticket Ticket, string Photo)> Shown()
    {
        var id = await Reported();
        using var steward = await house.As(Steward);
        using var answer = await steward.PostAsync($"/api/tickets/{id}/photos", Form(("a.jpg", "picture")), Token);
        var kept = await answer.Content.ReadFromJsonAsync<KeptPhotos>(Token);
        return ((await house.Store.Load(id, null, Token)).Ticket!, kept!.Photos[0].Id);
    }
}
