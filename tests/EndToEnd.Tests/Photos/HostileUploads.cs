using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Testing.Photos;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Photos;

/// <summary>What the cleaner is given by itself a thousand times, the real program is given over HTTP two hundred times, in hostile forms.</summary>
public sealed class HostileUploads(ITestOutputHelper output)
{
    private const int Count = 200;

    /// <summary>The embedded store, the whole program, and two pictures open at once.</summary>
    private const long MostMegabytes = 1200;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_program_keeps_only_what_it_made_anew_stays_small_and_loses_no_photo_when_it_is_killed()
    {
        await using var store = await RunningStore.Open(StoreKind.Embedded);
        var program = await RunningProgram.Start(store.Directory, Token, store.Settings);
        try
        {
            var token = await program.Http.SignsIn("worker1", Token);
            program.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            var (began, kept, faults) = (Stopwatch.GetTimestamp(), new ConcurrentBag<string>(), new ConcurrentBag<string>());
            await Parallel.ForEachAsync(
                HostileUpload.Some(Count, 7),
                new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Token },
                async (upload, _) =>
                {
                    if (await Send(program.Http, upload, kept) is { } fault)
                    {
                        faults.Add($"{upload.What}: {fault}");
                    }
                });
            var peak = PeakOf(program.Id);
            output.WriteLine($"{Count} uploads, {kept.Count} kept, {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s, at most {peak} MB");

            Assert.Empty(faults);
            Assert.InRange(kept.Count, Count / 10, Count / 2);
            Assert.InRange(peak, 1, MostMegabytes);
            await EndlessBody(program.Http);
            Assert.Equal(HttpStatusCode.OK, (await program.Http.GetAsync("/healthz/ready", Token)).StatusCode);
            AssertHarmless(store.Directory, kept.Count);

            await program.Kill();
            await program.DisposeAsync();
            program = await RunningProgram.Start(store.Directory, Token, store.Settings);
            program.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            Assert.All(await Task.WhenAll(kept.Select(id => Look(program.Http, $"/photos/{id}", []))), Assert.Null);
        }
        finally
        {
            await program.DisposeAsync();
        }
    }

    /// <summary>What is wrong with the answer; null when nothing is.</summary>
    private static async Task<string?> Send(HttpClient http, HostileUpload upload, ConcurrentBag<string> kept)
    {
        using var form = new ByteArrayContent(
        [
            .. Encoding.UTF8.GetBytes($"--b\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"{upload.FileName}\"\r\nContent-Type: {upload.ContentType}\r\n\r\n"),
            .. upload.Bytes,
            .. "\r\n--b--\r\n"u8,
        ]);
        form.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");
        using var answer = await http.PostAsync("/api/photos", form, Token);
        if (answer.StatusCode != HttpStatusCode.Created)
        {
            return answer.StatusCode == HttpStatusCode.BadRequest && answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
                ? null
                : $"it is answered with {(int)answer.StatusCode}";
        }

        var photo = (await answer.Content.ReadFromJsonAsync<KeptPhotos>(Token))!.Photos.Single();
        kept.Add(photo.Id);
        return !upload.MayBeTaken ? "it was taken" : await Look(http, photo.Url, upload.Bytes) ?? await Look(http, photo.Thumbnail!, upload.Bytes);
    }

    private static async Task<string?> Look(HttpClient http, string address, byte[] sent)
    {
        using var answer = await http.GetAsync(address, Token);
        return answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != "image/jpeg"
            ? $"{address} is answered with {(int)answer.StatusCode}"
            : Harmless.Fault(await answer.Content.ReadAsByteArrayAsync(Token), sent);
    }

    /// <summary>More than nine photos can have is refused before it is sent.</summary>
    private static async Task EndlessBody(HttpClient http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/photos") { Content = new StreamContent(new MemoryStream(new byte[100 * 1024 * 1024])) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");
        request.Headers.ExpectContinue = true;
        using var answer = await http.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    private static void AssertHarmless(string directory, int photos)
    {
        var files = Directory.GetFiles(Path.Combine(directory, "photos"), "*", SearchOption.AllDirectories);
        Assert.Equal(2 * photos, files.Length);
        Assert.All(files, file => Assert.Null(Harmless.Fault(File.ReadAllBytes(file), [])));
    }

    private static long PeakOf(int process) => long.Parse(
        File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) / 1024;
}
