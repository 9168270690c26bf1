using Microsoft.Extensions.Options;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Photos.Files;

namespace RedProperty.Realtime.Photos.Tests.Files;

public sealed class KeepingFiles : IDisposable
{
    private readonly string directory = Path.Combine(Path.GetTempPath(), $"photos-{Path.GetRandomFileName()}");
    private readonly FilePhotoFiles files;

    public KeepingFiles()
    {
        FilePhotoFiles.Prepare(directory);
        files = new FilePhotoFiles(Options.Create(new PhotosOptions { Directory = directory }));
    }

    public void Dispose() => System.IO.Directory.Delete(directory, recursive: true);

    [Fact]
    public Task Keeps_two_pictures_of_a_photo_until_it_is_deleted() => PhotoFilesSpec.Holds(files);

    [Fact]
    public async Task Nothing_half_written_is_left_when_all_went_well()
    {
        await files.Put(PhotoId.Make(), PhotoSize.Full, new byte[5000], TestContext.Current.CancellationToken);

        Assert.Empty(System.IO.Directory.EnumerateFiles(Path.Combine(directory, "begun")));
        Assert.Single(System.IO.Directory.EnumerateFiles(directory, "*.jpg", SearchOption.AllDirectories));
    }

    [Fact]
    public void What_a_dead_process_had_begun_goes_a_day_later()
    {
        var (old, young) = (Path.Combine(directory, "begun", "old"), Path.Combine(directory, "begun", "young"));
        File.WriteAllText(old, "half");
        File.WriteAllText(young, "half");
        File.SetLastWriteTimeUtc(old, File.GetLastWriteTimeUtc(old).AddDays(-2));

        FilePhotoFiles.Prepare(directory);

        Assert.Equal((false, true), (File.Exists(old), File.Exists(young)));
    }

    [Fact]
    public async Task A_folder_that_went_away_is_out_of_reach_and_no_crash()
    {
        var id = PhotoId.Make();
        var lost = new FilePhotoFiles(Options.Create(new PhotosOptions { Directory = Path.Combine(directory, "never") }));

        Assert.Null(await lost.Open(id, PhotoSize.Full, TestContext.Current.CancellationToken));
        await lost.Delete(id, TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => lost.Put(id, PhotoSize.Full, new byte[1], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_name_that_is_no_id_reaches_no_file() => await Assert.ThrowsAsync<ArgumentException>(
        () => files.Open("../../etc/passwd", PhotoSize.Full, TestContext.Current.CancellationToken));
}
