using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Photos.Files;

namespace RedProperty.Realtime.Photos.Tests;

public sealed class SettingPhotos : IDisposable
{
    private readonly string data = Path.Combine(Path.GetTempPath(), $"photos-{Path.GetRandomFileName()}");

    public void Dispose()
    {
        if (System.IO.Directory.Exists(data))
        {
            System.IO.Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public void Without_settings_photos_are_files_beside_the_programs_data()
    {
        using var room = Room();

        Assert.Equal(Path.Combine(data, "photos"), room.GetRequiredService<IOptions<PhotosOptions>>().Value.Directory);
        Assert.IsType<FilePhotoFiles>(room.GetRequiredService<IPhotoFiles>());
        Assert.True(System.IO.Directory.Exists(Path.Combine(data, "photos")));
    }

    [Fact]
    public void With_a_bucket_they_are_objects_of_it()
    {
        using var room = Room(
            ("Photos:S3:ServiceUrl", "http://127.0.0.1:9"), ("Photos:S3:Bucket", "b"), ("Photos:S3:AccessKey", "a"), ("Photos:S3:SecretKey", "s"));

        Assert.IsType<S3PhotoFiles>(room.GetRequiredService<IPhotoFiles>());
        Assert.False(System.IO.Directory.Exists(data));
    }

    [Theory]
    [InlineData("Photos:DecodesAtOnce", "0", "Photos:DecodesAtOnce is 0; give 1 to 16.")]
    [InlineData("Photos:DecodesAtOnce", "17", "give 1 to 16")]
    [InlineData("Photos:S3:Bucket", "b", "Photos:S3:ServiceUrl and Photos:S3:AccessKey and Photos:S3:SecretKey must be given too")]
    [InlineData("Photos:Directory", "/dev/null/photos", "Photos:Directory '/dev/null/photos' cannot be written to")]
    public void A_wrong_value_is_told_with_its_key(string key, string value, string said)
    {
        using var room = Room((key, value));

        var fault = Assert.Throws<OptionsValidationException>(() => room.GetRequiredService<IOptions<PhotosOptions>>().Value);
        Assert.Contains(said, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_is_none_is_told()
    {
        using var room = Room(("Photos:S3:ServiceUrl", "s3.example.cn"), ("Photos:S3:Bucket", "b"), ("Photos:S3:AccessKey", "a"), ("Photos:S3:SecretKey", "s"));

        var fault = Assert.Throws<OptionsValidationException>(() => room.GetRequiredService<IOptions<PhotosOptions>>().Value);
        Assert.Contains("Photos:S3:ServiceUrl is 's3.example.cn'", fault.Message, StringComparison.Ordinal);
    }

    private ServiceProvider Room(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value)).Build();
        return new ServiceCollection().AddLogging().AddPhotosRoom(configuration, data).BuildServiceProvider();
    }
}
