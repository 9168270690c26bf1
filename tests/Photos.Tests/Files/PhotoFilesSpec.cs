using RedProperty.Realtime.Domain.Photos;

namespace RedProperty.Realtime.Photos.Tests.Files;

/// <summary>What every place for pictures must do.</summary>
internal static class PhotoFilesSpec
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task Holds(IPhotoFiles files)
    {
        var (id, other) = (PhotoId.Make(), PhotoId.Make());
        var picture = new byte[300_000];
        new Random(1).NextBytes(picture);
        await files.Put(id, PhotoSize.Full, picture, Token);
        await files.Put(id, PhotoSize.Thumbnail, new byte[] { 1, 2, 3 }, Token);
        await files.Put(other, PhotoSize.Full, new byte[] { 9 }, Token);
        await files.Put(other, PhotoSize.Full, new byte[] { 8 }, Token);

        Assert.Equal(picture, await Read(files, id, PhotoSize.Full));
        Assert.Equal([1, 2, 3], (await Read(files, id, PhotoSize.Thumbnail))!);
        Assert.Equal([8], (await Read(files, other, PhotoSize.Full))!);
        Assert.Null(await Read(files, other, PhotoSize.Thumbnail));

        await files.Delete(id, Token);
        await files.Delete(id, Token);
        Assert.Null(await Read(files, id, PhotoSize.Full));
        Assert.Null(await Read(files, id, PhotoSize.Thumbnail));
        Assert.NotNull(await Read(files, other, PhotoSize.Full));
    }

    private static async Task<byte[]?> Read(IPhotoFiles files, string id, PhotoSize size)
    {
        await using var stream = await files.Open(id, size, Token);
        if (stream is null)
        {
            return null;
        }

        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Token);
        return copy.ToArray();
    }
}
