using System.Net.Http.Json;
using RedProperty.Realtime.Client;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Testing.Photos;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Photos;

/// <summary>What several do at once with one photo that is sent in parts.</summary>
internal static class PhotosInParts
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Many that send the same parts to two programs at once make one photo, and nobody else touches it.</summary>
    public static async Task AssertOneOfMany(RunningProgram here, RunningProgram there)
    {
        using var one = await here.HttpOf("steward1");
        using var other = await there.HttpOf("steward1");
        using var theirs = await here.HttpOf("worker2");
        var (id, file) = (PhotoIds.New(), Pictures.Noise(2));
        await SendingPhotos.Taken(one, id, file, 0, 1000);
        await SendingPhotos.Problem(await SendingPhotos.Put(theirs, id, file, 1000, 2000), 403, "forbidden");
        await SendingPhotos.Problem(await theirs.GetAsync(SendingPhotos.Address(id), Token), 403, "forbidden");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            using var sender = SendingPhotos.Sender(i % 2 == 0 ? one : other, 20_000 + (i * 1000));
            await sender.Send(id, file, cancellation: Token);
        }));

        await SendingPhotos.Problem(await SendingPhotos.Put(theirs, id, file, 0, 1000), 403, "forbidden");
        using var head = await one.SendAsync(new HttpRequestMessage(HttpMethod.Head, SendingPhotos.Address(id)), Token);
        Assert.Equal($"{file.Length}", head.Headers.GetValues("Upload-Offset").Single());
        Assert.Equal("?1", head.Headers.GetValues("Upload-Complete").Single());
        var shown = await one.GetByteArrayAsync($"/photos/{id}", Token);
        using var atOnce = await one.PutAsync(SendingPhotos.Address(PhotoIds.New()), new ByteArrayContent(file), Token);
        var same = (await atOnce.Content.ReadFromJsonAsync<KeptPhotos>(Token))!.Photos.Single();
        Assert.Equal(await one.GetByteArrayAsync(same.Url, Token), shown);
    }
}
