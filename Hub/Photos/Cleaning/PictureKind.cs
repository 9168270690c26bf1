using RedProperty.Realtime.Domain.Photos;

namespace RedProperty.Realtime.Photos.Cleaning;

/// <summary>Pictures that are taken.</summary>
internal enum PictureKind
{
    Jpeg,
    Png,
    Webp,
}

/// <summary>Tells what something is by its first bytes. Names and claimed types are what the sender says, and are not asked.</summary>
internal static class Sniffing
{
    /// <summary>How much of the beginning is enough to tell.</summary>
    public const int Needed = 16;

    private static readonly byte[][] HeicBrands = [.. new[] { "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1" }.Select(brand => brand.Select(letter => (byte)letter).ToArray())];

    /// <summary>Null with the reason in <paramref name="fault"/> when it is none of ours.</summary>
    public static PictureKind? KindOf(ReadOnlySpan<byte> head, out string fault)
    {
        fault = head.IsEmpty ? PhotoFaults.Empty : IsHeic(head) ? PhotoFaults.Heic : head.StartsWith("GIF8"u8) ? PhotoFaults.Animated : PhotoFaults.OtherKind;
        return head.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? PictureKind.Jpeg
            : head.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? PictureKind.Png
            : head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8) ? PictureKind.Webp
            : null;
    }

    private static bool IsHeic(ReadOnlySpan<byte> head)
    {
        if (head.Length < 12 || !head[4..].StartsWith("ftyp"u8))
        {
            return false;
        }

        foreach (var brand in HeicBrands)
        {
            if (head[8..].StartsWith(brand))
            {
                return true;
            }
        }

        return false;
    }
}
