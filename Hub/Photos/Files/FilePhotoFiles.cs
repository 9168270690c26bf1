using Microsoft.Extensions.Options;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Photos;

namespace RedProperty.Realtime.Photos.Files;

/// <summary>
/// Pictures as files, <c>ab/abcd...jpg</c> and <c>ab/abcd...thumb.jpg</c>. Written under another name, flushed to the disk, then renamed: there is a whole
/// file or none, whenever the process or the machine dies.
/// </summary>
internal sealed class FilePhotoFiles(IOptions<PhotosOptions> options) : IPhotoFiles
{
    private const string Begun = "begun";

    /// <summary>What a process that died had begun is nobody's after this long.</summary>
    private static readonly TimeSpan BegunFor = TimeSpan.FromDays(1);

    private readonly string root = Path.GetFullPath(options.Value.Directory);

    /// <summary>Makes the folder, tries it, and takes out what dead processes had begun.</summary>
    public static void Prepare(string directory)
    {
        var begun = System.IO.Directory.CreateDirectory(Path.Combine(Path.GetFullPath(directory), Begun));
        var trial = Path.Combine(begun.FullName, Path.GetRandomFileName());
        File.WriteAllBytes(trial, [0]);
        var now = File.GetLastWriteTimeUtc(trial);
        File.Delete(trial);
        foreach (var left in begun.EnumerateFiles().Where(file => now - file.LastWriteTimeUtc > BegunFor))
        {
            left.Delete();
        }
    }

    public async Task Put(string photoId, PhotoSize size, ReadOnlyMemory<byte> picture, CancellationToken cancellation)
    {
        try
        {
            var (begun, final) = (Path.Combine(root, Begun, Path.GetRandomFileName()), PathOf(photoId, size));
            await using (var file = new FileStream(begun, FileMode.CreateNew, FileAccess.Write))
            {
                await file.WriteAsync(picture, cancellation);
                file.Flush(flushToDisk: true);
            }

            var folder = System.IO.Directory.CreateDirectory(Path.GetDirectoryName(final)!);
            File.Move(begun, final, overwrite: true);
            FolderFlush.ToDisk(folder.FullName);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException("The folder of photos cannot be written to; look at its disk.", fault);
        }
    }

    public Task<Stream?> Open(string photoId, PhotoSize size, CancellationToken cancellation)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(
                PathOf(photoId, size), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan));
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException("The folder of photos cannot be read; look at its disk.", fault);
        }
    }

    public Task Delete(string photoId, CancellationToken cancellation)
    {
        try
        {
            File.Delete(PathOf(photoId, PhotoSize.Full));
            File.Delete(PathOf(photoId, PhotoSize.Thumbnail));
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing of it was ever written.
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException("The folder of photos cannot be written to; look at its disk.", fault);
        }

        return Task.CompletedTask;
    }

    private string PathOf(string photoId, PhotoSize size) => PhotoId.IsOne(photoId)
        ? Path.Combine(root, photoId[..2], PictureNames.Of(photoId, size))
        : throw new ArgumentException($"'{photoId}' is no photo's id.", nameof(photoId));
}
