using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;

namespace RedProperty.Realtime.EndToEnd.Tests.Clients;

/// <summary>
/// The one file of the npm package open311, fetched once a run: it is not ours to hand on. The package itself does not install, since it asks for a module at
/// an address that is no longer served.
/// </summary>
internal static class FetchedClient
{
    private const string Package = "open311@0.0.12";
    private const string Sha256 = "b66ef0d032f1f42e0ee7f1e3ede2c6e4d5ec1c2f33c3deb16108d09c8b4f67e2";

    private static readonly Lazy<Task<byte[]>> Fetched = new(Fetch);

    public static Task<byte[]> File() => Fetched.Value;

    private static async Task<byte[]> Fetch()
    {
        var folder = Directory.CreateTempSubdirectory("open311-");
        try
        {
            using var npm = Process.Start("npm", ["pack", Package, "--silent", "--pack-destination", folder.FullName])
                ?? throw new InvalidOperationException("npm does not start.");
            await npm.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(npm.ExitCode == 0, $"npm pack {Package} ended with {npm.ExitCode}: the registry of packages cannot be reached.");
            var file = await Unpack(folder.GetFiles("*.tgz").Single(), "package/open311.js");
            Assert.Equal(Sha256, Convert.ToHexStringLower(SHA256.HashData(file)));
            return file;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<byte[]> Unpack(FileInfo archive, string name)
    {
        await using var packed = new GZipStream(archive.OpenRead(), CompressionMode.Decompress);
        await using var files = new TarReader(packed);
        while (await files.GetNextEntryAsync(copyData: true, TestContext.Current.CancellationToken) is { } entry)
        {
            if (entry.Name == name && entry.DataStream is { } content)
            {
                using var kept = new MemoryStream();
                await content.CopyToAsync(kept, TestContext.Current.CancellationToken);
                return kept.ToArray();
            }
        }

        throw new InvalidOperationException($"{Package} has no {name}.");
    }
}
