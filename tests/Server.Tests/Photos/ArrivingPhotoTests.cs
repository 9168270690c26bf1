using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Server.Tests.Photos;

public sealed class ArrivingPhotoTests(ServedHouse house) : IClassFixture<ServedHouse>
{
    private const string Steward = "steward-spring-1";
    private const string File = "a picture in parts";

    private readonly string id = RandomNumberGenerator.GetString("0123456789abcdefghjkmnpqrstvwxyz", 26);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Address => $"/api/photos/{id}";

    [Fact]
    public async Task Parts_make_a_photo_that_a_report_names_and_everything_on_the_way_is_told()
    {
        using var steward = await house.As(Steward);
        await Expect.Problem(await steward.GetAsync(Address, Token), 404, "notFound", "photoId");

        Assert.Equal(new PhotoProgress(id, 7, 18, false), await Under(await Put(steward, 0, 7)));
        Assert.Equal(new PhotoProgress(id, 7, 18, false), await Under(await Put(steward, 2, 5)));
        Assert.Equal(new PhotoProgress(id, 7, 18, false), await steward.GetFromJsonAsync<PhotoProgress>(Address, Token));
        await ExpectHead(steward, "7", "?0");
        var gap = await Expect.Problem(await Put(steward, 9, 18), 409, "conflict", detail: "content-range: 7 bytes of this photo are here; go on from there.");
        Assert.Equal(7, gap.GetProperty("received").GetInt64());

        using var whole = await Put(steward, 7, 18);
        Assert.Equal(HttpStatusCode.Created, whole.StatusCode);
        Assert.Equal(id, (await whole.Content.ReadFromJsonAsync<KeptPhotos>(Token))!.Photos.Single().Id);
        using var again = await Put(steward, 7, 18);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(new PhotoProgress(id, 18, 18, true), await steward.GetFromJsonAsync<PhotoProgress>(Address, Token));
        await ExpectHead(steward, "18", "?1");

        await using var tablet = await house.Connect(Steward);
        var report = await tablet.Do("Report", new ReportCommand(id, "lamp-out", "spring-1-01", null, "Lamp", null, null, [id]));
        var ticket = await steward.GetFromJsonAsync<TicketSnapshot>($"/api/tickets/{report.TicketId}", Token);
        Assert.Equal(File, await steward.GetStringAsync(new Uri(ticket!.Photos.Single().Url, UriKind.Relative), Token));
    }

    [Fact]
    public async Task Without_a_range_the_body_is_the_whole_file_however_long()
    {
        using var steward = await house.As(Steward);
        var file = RandomNumberGenerator.GetBytes((2 * PhotoLimits.LargestPart) + 5);

        using var answer = await steward.PutAsync(Address, new ByteArrayContent(file), Token);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(file, await steward.GetByteArrayAsync($"/photos/{id}", Token));
    }

    [Fact]
    public async Task A_command_that_comes_before_its_photo_is_told_that_the_photo_has_not_arrived()
    {
        using var steward = await house.As(Steward);
        await Put(steward, 0, 7);
        await using var tablet = await house.Connect(Steward);

        var fault = await Assert.ThrowsAsync<Microsoft.AspNetCore.SignalR.HubException>(() =>
            tablet.Do("Report", new ReportCommand(id, "lamp-out", "spring-1-01", null, "Lamp", null, null, [id])));

        Assert.Contains($"notFound: photoIds: '{id}' has not arrived yet, 7 of 18 bytes are here", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_sends_or_sees_it()
    {
        using var steward = await house.As(Steward);
        using var other = await house.As("secretary-lake");
        await Expect.Problem(await Put(house.Anybody, 0, 7), 401, "unauthenticated");
        await Expect.Problem(await house.Anybody.GetAsync(Address, Token), 401, "unauthenticated");
        foreach (var end in (int[])[7, 18])
        {
            await Put(steward, 0, end);
            var problem = await Expect.Problem(await Put(other, end == 18 ? 17 : end, 18), 403, "forbidden");
            Assert.False(problem.TryGetProperty("received", out _));
            await Expect.Problem(await other.GetAsync(Address, Token), 403, "forbidden");
        }
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_like_any_other_and_can_be_sent_anew()
    {
        using var steward = await house.As(Steward);

        await Expect.Problem(await steward.PutAsync(Address, new ByteArrayContent("bad bytes"u8.ToArray()), Token), 400, "invalid", "photo");

        await Expect.Problem(await steward.GetAsync(Address, Token), 404, "notFound");
        Assert.Equal(HttpStatusCode.Created, (await Put(steward, 0, 18)).StatusCode);
    }

    [Theory]
    [InlineData("bytes 0-6/10485761", 413, "photo")]
    [InlineData("bytes 0-1048576/2000000", 413, "content-range")]
    [InlineData("bytes 0-5/18", 400, "content-range")]
    [InlineData("bytes 12-18/18", 400, "content-range")]
    [InlineData("bytes 0-6/*", 400, "content-range")]
    [InlineData("bytes */18", 400, "content-range")]
    [InlineData("lines 0-6/18", 400, "content-range")]
    [InlineData("whatever", 400, "content-range")]
    public async Task A_range_that_cannot_be_is_refused_with_its_rule(string range, int status, string field)
    {
        using var steward = await house.As(Steward);
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(File[..7]));
        content.Headers.TryAddWithoutValidation("Content-Range", range);

        await Expect.Problem(await steward.PutAsync(Address, content, Token), status, "invalid", field);

        await Expect.Problem(await steward.GetAsync(Address, Token), 404, "notFound");
    }

    [Fact]
    public async Task A_file_that_is_too_large_or_empty_or_of_another_length_is_refused()
    {
        using var steward = await house.As(Steward);
        await Expect.Problem(await steward.PutAsync(Address, new ByteArrayContent(new byte[PhotoLimits.LargestBytes + 1]), Token), 413, "invalid", "photo");
        await Expect.Problem(await steward.PutAsync(Address, new ByteArrayContent([]), Token), 400, "invalid", "photo");
        await Put(steward, 0, 7);
        var problem = await Expect.Problem(await steward.PutAsync(Address, new ByteArrayContent(new byte[3]), Token), 409, "conflict");
        Assert.False(problem.TryGetProperty("received", out _));
    }

    [Fact]
    public async Task A_name_that_is_none_is_refused_with_the_rule()
    {
        using var steward = await house.As(Steward);
        var rule = "photoId: must be 26 letters out of 0123456789abcdefghjkmnpqrstvwxyz, drawn by chance.";
        foreach (var name in (string[])["p1", new string('a', 27), id.ToUpperInvariant(), "..%2F..%2Fetc"])
        {
            await Expect.Problem(await steward.PutAsync($"/api/photos/{name}", new ByteArrayContent([1]), Token), 400, "invalid", "photoId", rule);
        }

        await Expect.Problem(await steward.GetAsync("/api/photos/p1", Token), 400, "invalid", "photoId", rule);
    }

    [Fact]
    public async Task Who_has_too_much_on_the_way_is_asked_to_wait()
    {
        house.Photos.Waiting.IsFull = true;
        using var steward = await house.As(Steward);
        try
        {
            using var answer = await Put(steward, 0, 7);
            var problem = await Expect.Problem(answer, 429, "limited");
            Assert.Equal("photosWaiting", problem.GetProperty("reason").GetString());
            Assert.Equal(TimeSpan.FromMinutes(1), answer.Headers.RetryAfter!.Delta);
        }
        finally
        {
            house.Photos.Waiting.IsFull = false;
        }
    }

    private async Task ExpectHead(HttpClient client, string offset, string complete)
    {
        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, Address), Token);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal((offset, "18", complete), (Header("Upload-Offset"), Header("Upload-Length"), Header("Upload-Complete")));
        Assert.Equal("no-store", head.Headers.CacheControl!.ToString());

        string Header(string name) => head.Headers.GetValues(name).Single();
    }

    private static async Task<PhotoProgress> Under(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<PhotoProgress>(Token))!;
    }

    private async Task<HttpResponseMessage> Put(HttpClient client, int first, int end)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(File[first..end]));
        content.Headers.ContentRange = new ContentRangeHeaderValue(first, end - 1, File.Length);
        return await client.PutAsync(Address, content, Token);
    }
}
