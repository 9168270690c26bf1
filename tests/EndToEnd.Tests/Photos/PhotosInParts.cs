using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using RedProperty.Realtime.Client;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.EndToEnd.Tests.Running;
using RedProperty.Realtime.Testing.Photos;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Photos;

/// <summary>A photo of a tablet in a lift shaft: named there, sent in parts, hung by a command that was written before.</summary>
public sealed class PhotosInParts
{
    private const int Part = 64 * 1024;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Embedded)]
    [InlineData(StoreKind.RedisServer)]
    public async Task What_was_answered_outlives_kills_between_the_parts_and_a_resolution_that_names_the_photo_hangs_it(StoreKind kind)
    {
        await using var store = await RunningStore.Open(kind);
        var (id, file) = (PhotoIds.New(), Pictures.Noise(1));
        var received = 0;
        string ticket;
        await using (var first = await Started(store))
        {
            ticket = await first.Http.Reports(Token);
            using var wrong = await Put(first.Http, id, file, Part, 2 * Part);
            await Problem(wrong, 409, "conflict");
            received = await Taken(first.Http, id, file, 0, Part);
            received = await Taken(first.Http, id, file, received, received + Part);
            await first.Kill();
        }

        await using (var second = await Started(store))
        {
            Assert.Equal(new PhotoProgress(id, received, file.Length, false), await second.Http.GetFromJsonAsync<PhotoProgress>(Address(id), Token));
            using var wrong = await Put(second.Http, id, file, received + 1, received + 2);
            Assert.Equal(received, (await Problem(wrong, 409, "conflict")).GetProperty("received").GetInt64());
            await using var early = await HubLine.Open(second, "steward1", Token);
            var refused = await Assert.ThrowsAsync<Microsoft.AspNetCore.SignalR.HubException>(() => Resolve(early, ticket, id));
            Assert.Contains("has not arrived yet", refused.Message, StringComparison.Ordinal);
            received = await Taken(second.Http, id, file, received, received + Part);
            await second.Kill();
        }

        await using (var third = await Started(store))
        {
            using var sender = Sender(third);
            var told = new Told();
            await sender.Send(id, file, told, Token);
            Assert.Equal(received, told.Bytes[0]);
            await third.Kill();
        }

        await using var last = await Started(store);
        using var again = await Put(last.Http, id, file, 0, Part);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        await using var line = await HubLine.Open(last, "steward1", Token);
        await Resolve(line, ticket, id);
        var token = await last.Http.SignsIn("steward1", Token);
        var photo = (await last.Http.Ticket(token, ticket, Token))!["photos"]!.AsArray().Single()!;
        Assert.Equal(id, photo["id"]!.GetValue<string>());
        Assert.Null(Harmless.Fault(await last.Http.GetByteArrayAsync(photo["url"]!.GetValue<string>(), Token), file));
    }

    [Theory]
    [InlineData(StoreKind.EmbeddedProcess)]
    [InlineData(StoreKind.RedisServer)]
    public async Task Many_that_send_the_same_parts_to_two_programs_at_once_make_one_photo_and_nobody_else_touches_it(StoreKind kind)
    {
        await using var store = await RunningStore.Open(kind, typeof(PhotosInParts).Assembly.Location);
        await using var one = await Started(store);
        await using var other = await Started(store);
        var (id, file) = (PhotoIds.New(), Pictures.Noise(2));
        await Taken(one.Http, id, file, 0, 1000);
        var stranger = await one.Http.SignsIn("worker2", Token);
        using var theirs = new HttpClient { BaseAddress = one.Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", stranger) } };
        await Problem(await Put(theirs, id, file, 1000, 2000), 403, "forbidden");
        await Problem(await theirs.GetAsync(Address(id), Token), 403, "forbidden");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            using var sender = Sender(i % 2 == 0 ? one : other, 20_000 + (i * 1000));
            await sender.Send(id, file, cancellation: Token);
        }));

        await Problem(await Put(theirs, id, file, 0, 1000), 403, "forbidden");
        using var head = await one.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, Address(id)), Token);
        Assert.Equal($"{file.Length}", head.Headers.GetValues("Upload-Offset").Single());
        Assert.Equal("?1", head.Headers.GetValues("Upload-Complete").Single());
        var shown = await one.Http.GetByteArrayAsync($"/photos/{id}", Token);
        using var atOnce = await one.Http.PutAsync(Address(PhotoIds.New()), new ByteArrayContent(file), Token);
        var same = (await atOnce.Content.ReadFromJsonAsync<KeptPhotos>(Token))!.Photos.Single();
        Assert.Equal(await one.Http.GetByteArrayAsync(same.Url, Token), shown);
    }

    [Fact]
    public async Task What_is_no_photo_is_refused_at_its_end_and_forgotten()
    {
        await using var store = await RunningStore.Open(StoreKind.Embedded);
        await using var program = await Started(store);
        var id = PhotoIds.New();
        using var sender = Sender(program);

        var fault = await Assert.ThrowsAsync<CoordinationFault>(() => sender.Send(id, new byte[3 * Part], cancellation: Token));

        Assert.Equal(FaultCodes.Invalid, fault.Code);
        Assert.Equal(HttpStatusCode.NotFound, (await program.Http.GetAsync(Address(id), Token)).StatusCode);
    }

    private static string Address(string id) => $"/api/photos/{id}";

    private static async Task<RunningProgram> Started(RunningStore store)
    {
        var program = await RunningProgram.Start(store.Directory, Token, store.Settings);
        var token = await program.Http.SignsIn("steward1", Token);
        program.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return program;
    }

    private static PhotoSender Sender(RunningProgram program, int partBytes = PhotoSenderOptions.DefaultPartBytes) => new(new PhotoSenderOptions
    {
        BaseAddress = program.Address,
        Token = _ => Task.FromResult(program.Http.DefaultRequestHeaders.Authorization!.Parameter),
        PartBytes = partBytes,
    });

    private static Task<System.Text.Json.Nodes.JsonNode> Resolve(HubLine line, string ticket, string photo) =>
        line.Invoke("Resolve", new { commandId = "resolve-in-the-shaft", ticketId = ticket, text = "换了灯", photoIds = new[] { photo } });

    private static async Task<HttpResponseMessage> Put(HttpClient http, string id, byte[] file, int first, int end)
    {
        using var content = new ByteArrayContent(file, first, end - first);
        content.Headers.ContentRange = new ContentRangeHeaderValue(first, end - 1, file.Length);
        return await http.PutAsync(Address(id), content, Token);
    }

    private static async Task<int> Taken(HttpClient http, string id, byte[] file, int first, int end)
    {
        using var answer = await Put(http, id, file, first, end);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(new PhotoProgress(id, end, file.Length, false), await answer.Content.ReadFromJsonAsync<PhotoProgress>(Token));
        return end;
    }

    private static async Task<System.Text.Json.JsonElement> Problem(HttpResponseMessage answer, int status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync(Token);
        Assert.True((int)answer.StatusCode == status, $"{(int)answer.StatusCode} {text}");
        using var problem = System.Text.Json.JsonDocument.Parse(text);
        Assert.Equal(code, problem.RootElement.GetProperty("code").GetString());
        return problem.RootElement.Clone();
    }

    private sealed class Told : IProgress<long>
    {
        public List<long> Bytes { get; } = [];

        public void Report(long value) => Bytes.Add(value);
    }
}
