using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.SignalR;
using RedProperty.Realtime.Client;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.EndToEnd.Tests.Running;
using RedProperty.Realtime.Testing.Photos;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Photos;

/// <summary>A photo of a tablet in a lift shaft: named there, sent in parts that kills come between, hung by a command that was written before.</summary>
internal sealed class PhotoFromTheShaft
{
    private const int Part = 64 * 1024;
    private const string Person = "steward1";

    private readonly string id = PhotoIds.New();
    private readonly byte[] file = Pictures.Noise(1);
    private string ticket = string.Empty;
    private int received;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async Task BeginsAndSendsTwoParts(RunningProgram program)
    {
        ticket = await program.Http.Reports(Token);
        using var http = await program.HttpOf(Person);
        await SendingPhotos.Problem(await SendingPhotos.Put(http, id, file, Part, 2 * Part), 409, "conflict");
        received = await SendingPhotos.Taken(http, id, file, 0, Part);
        received = await SendingPhotos.Taken(http, id, file, received, received + Part);
    }

    public async Task GoesOnWhereItStoodToItsEnd(RunningProgram program)
    {
        using var http = await program.HttpOf(Person);
        Assert.Equal(new PhotoProgress(id, received, file.Length, false), await http.GetFromJsonAsync<PhotoProgress>(SendingPhotos.Address(id), Token));
        var wrong = await SendingPhotos.Problem(await SendingPhotos.Put(http, id, file, received + 1, received + 2), 409, "conflict");
        Assert.Equal(received, wrong.GetProperty("received").GetInt64());
        await using var early = await HubLine.Open(program, Person, Token);
        var refused = await Assert.ThrowsAsync<HubException>(() => SendingPhotos.Resolve(early, ticket, id));
        Assert.Contains("has not arrived yet", refused.Message, StringComparison.Ordinal);

        using var sender = SendingPhotos.Sender(http);
        var told = new Told();
        await sender.Send(id, file, told, Token);
        Assert.Equal(received, told.Bytes[0]);
    }

    public async Task IsKnownAndHungByTheResolutionThatNamesIt(RunningProgram program)
    {
        using var http = await program.HttpOf(Person);
        using var again = await SendingPhotos.Put(http, id, file, 0, Part);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        await using var line = await HubLine.Open(program, Person, Token);
        await SendingPhotos.Resolve(line, ticket, id);
        await Hangs(program);
    }

    public async Task Hangs(RunningProgram program)
    {
        using var http = await program.HttpOf(Person);
        var photo = (await http.Ticket(http.DefaultRequestHeaders.Authorization!.Parameter!, ticket, Token))!["photos"]!.AsArray().Single()!;
        Assert.Equal(id, photo["id"]!.GetValue<string>());
        Assert.Null(Harmless.Fault(await http.GetByteArrayAsync(photo["url"]!.GetValue<string>(), Token), file));
    }

    private sealed class Told : IProgress<long>
    {
        public List<long> Bytes { get; } = [];

        public void Report(long value) => Bytes.Add(value);
    }
}
