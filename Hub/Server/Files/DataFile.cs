using System.Text;

namespace RedProperty.Realtime.Server.Files;

/// <summary>A data file as it came: from disk, from an administrator's upload or from the store. UTF-8, with or without a byte order mark.</summary>
/// <param name="Name">As the administrator knows it; stands in every fault.</param>
public sealed record DataFile(string Name, ReadOnlyMemory<byte> Content)
{
    /// <summary>A city's organisation is about 3 MB; this is far above it: 32 MiB.</summary>
    public const int MostBytes = 32 * 1024 * 1024;

    public static DataFile OfText(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));
}
