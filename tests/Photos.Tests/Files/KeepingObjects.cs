using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Photos.Files;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.Photos.Tests.Files;

public sealed class KeepingObjects(S3Server server) : IClassFixture<S3Server>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keeps_two_pictures_of_a_photo_until_it_is_deleted()
    {
        using var files = new S3PhotoFiles(Settings());

        await PhotoFilesSpec.Holds(files);
    }

    [Fact]
    public async Task A_bucket_that_is_there_and_keys_that_fit_start()
    {
        using var files = new S3PhotoFiles(Settings());

        await new S3AtStart(files, Settings(), NullLogger<S3AtStart>.Instance).StartAsync(Token);
    }

    [Theory]
    [InlineData("another", S3Server.Key, "NoSuchBucket")]
    [InlineData(S3Server.Bucket, "nobody", "InvalidAccessKeyId")]
    public async Task A_bucket_that_is_not_there_or_an_unknown_key_stops_the_start_with_what_the_store_says(string bucket, string key, string said)
    {
        var settings = Settings(bucket, key);
        using var files = new S3PhotoFiles(settings);

        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => new S3AtStart(files, settings, NullLogger<S3AtStart>.Instance).StartAsync(Token));

        Assert.Contains(said, fault.Message, StringComparison.Ordinal);
        Assert.Contains("Photos:S3", fault.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => files.Put(PhotoId.Make(), PhotoSize.Full, new byte[1], Token));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => files.Open(PhotoId.Make(), PhotoSize.Full, Token));
    }

    [Fact]
    public async Task A_store_that_does_not_answer_yet_stops_no_start()
    {
        var settings = Settings(url: $"http://127.0.0.1:{FreePort.Take()}");
        using var files = new S3PhotoFiles(settings);

        await new S3AtStart(files, settings, NullLogger<S3AtStart>.Instance).StartAsync(Token);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => files.Delete(PhotoId.Make(), Token));
    }

    private IOptions<PhotosOptions> Settings(string bucket = S3Server.Bucket, string key = S3Server.Key, string? url = null) => Options.Create(new PhotosOptions
    {
        S3 = new S3Options { ServiceUrl = url ?? server.Url, Bucket = bucket, AccessKey = key, SecretKey = S3Server.Key },
    });
}
