using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace RedProperty.Realtime.Testing.Photos;

/// <summary>Small true pictures, 64 by 48: red above left, green above right, blue below left, white below right. And pictures that only say so.</summary>
public static class Pictures
{
    /// <summary>Stands in what must not survive: a place, a script, a name.</summary>
    public const string Mark = "MARKED-36.6512N-117.1201E";

    private const int PngSignature = 8;

    private static readonly uint[] CheckTable = [.. Enumerable.Range(0, 256).Select(n =>
    {
        var c = (uint)n;
        for (var bit = 0; bit < 8; bit++)
        {
            c = (c & 1) == 1 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
        }

        return c;
    })];

    public static byte[] Jpeg => Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAUDBAQEAwUEBAQFBQUGBwwIBwcHBw8LCwkMEQ8SEhEPERETFhwXExQaFRERGCEYGh0dHx8fExciJCIeJBweHx7/2wBDAQUFBQcGBw4ICA4eFBEUHh4e"
        + "Hh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh7/wAARCAAwAEADASIAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAAAAcJBf/EABQQAQAAAAAAAAAAAAAAAAAA"
        + "AAD/xAAZAQEBAAMBAAAAAAAAAAAAAAAACAUGBwn/xAAdEQEAAAcBAQAAAAAAAAAAAAAAFhdjZKKj4+Hi/9oADAMBAAIRAxEAPwCWAOdLLAAd0Bj3mSAA4QmgpiQl/q6LAnXZbOaliaBIS/1dCddl"
        + "s5rQNARxKGauPqdIOrY/TP4aAhDNXH0g6tj9MlgF6soAA1pARo2IAB//2Q==");

    public static byte[] Webp => Convert.FromBase64String(
        "UklGRoYAAABXRUJQVlA4IHoAAABQBgCdASpAADAAPpU+mEglo6KhMr24ALASiUAZ87A/zP8QNmu5f+HO4lzPwGeBlnYmbjB0OO868p0dAAD+7nYETXuv0+ZftsQ2xDbZ9eAhnBqelzkuwVuwVvsV"
        + "izr5LdzbYHjVnxGCx7vbVp4P88ElxulE4Mo5MAAAAA==");

    public static byte[] LosslessWebp => Convert.FromBase64String("UklGRkAAAABXRUJQVlA4TDMAAAAvP8ALAB8gECCkSnNqY/4FBAX/Rzf/ATNngDDbaJKTPMkp3DOi/7Ft26aq+jcAQFXV3QEA");

    public static byte[] Png => PngOf(64, 48, Rows());

    /// <summary>A true picture of 400 by 300 that nothing makes smaller: about 360 kB, the same for the same seed.</summary>
    public static byte[] Noise(int seed)
    {
        const int row = 1 + (3 * 400);
        var rows = new byte[row * 300];
        new Random(seed).NextBytes(rows);
        for (var i = 0; i < rows.Length; i += row)
        {
            rows[i] = 0;
        }

        return PngOf(400, 300, rows);
    }

    /// <summary>With what a phone writes into it: how it was held, and where.</summary>
    /// <param name="orientation">1 to 8.</param>
    public static byte[] JpegFromAPhone(byte orientation = 1)
    {
        byte[] exif =
        [
            .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 2,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
            0x01, 0x0E, 0, 2, 0, 0, 0, (byte)Mark.Length, 0, 0, 0, 38, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(Mark),
        ];
        return [.. Jpeg[..2], .. Segment(0xE1, exif), .. Jpeg[2..]];
    }

    /// <summary>A JPEG with one more segment at its beginning.</summary>
    public static byte[] JpegWith(byte marker, byte[] content) => [.. Jpeg[..2], .. Segment(marker, content), .. Jpeg[2..]];

    /// <summary>The same few bytes, and another size in their header.</summary>
    public static byte[] JpegClaiming(ushort width, ushort height, bool isProgressive = false)
    {
        var bytes = Jpeg;
        var at = bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at + 5), height);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at + 7), width);
        bytes[at + 1] = isProgressive ? (byte)0xC2 : (byte)0xC0;
        return bytes;
    }

    /// <summary>Asks for that many passes over its pixels.</summary>
    public static byte[] JpegOfScans(int scans, ushort width, ushort height)
    {
        var one = JpegClaiming(width, height, isProgressive: true);
        var at = one.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        return [.. one[..at], .. Enumerable.Repeat<byte[]>([0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 0, 0], scans).SelectMany(scan => scan), 0xFF, 0xD9];
    }

    public static byte[] PngClaiming(int width, int height, bool isInterlaced = false) => PngOf(width, height, new byte[100], isInterlaced: isInterlaced);

    /// <summary>A PNG of one colour that is as large as it says: a few kilobytes that unpack to <paramref name="width"/> times <paramref name="height"/>.</summary>
    public static byte[] PngBomb(int width, int height) => PngOf(width, height, new byte[((width / 8) + 1) * (long)height], depth: 1, colour: 0);

    /// <summary>A true picture with a text that unpacks to that many bytes.</summary>
    public static byte[] PngWithText(int bytes, string kind = "zTXt") =>
        PngWith(kind, [.. Encoding.ASCII.GetBytes(kind == "iCCP" ? "profile" : "Comment"), 0, 0, .. Packed(new byte[bytes])]);

    /// <summary>A true picture with one more chunk.</summary>
    public static byte[] PngWith(string kind, byte[] content)
    {
        var png = Png;
        var afterHead = PngSignature + 12 + 13;
        return [.. png[..afterHead], .. Chunk(kind, content), .. png[afterHead..]];
    }

    /// <summary>An extended WebP that claims a size, or to move.</summary>
    public static byte[] WebpClaiming(int width, int height, bool isAnimated = false)
    {
        byte[] head = [isAnimated ? (byte)2 : (byte)0, 0, 0, 0, .. UInt24(width - 1), .. UInt24(height - 1)];
        byte[] body = [.. "WEBPVP8X"u8, 10, 0, 0, 0, .. head, .. Webp[12..]];
        return [.. "RIFF"u8, .. BitConverter.GetBytes(body.Length), .. body];
    }

    private static byte[] PngOf(int width, int height, byte[] rows, byte depth = 8, byte colour = 2, bool isInterlaced = false)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9], head[12]) = (depth, colour, isInterlaced ? (byte)1 : (byte)0);
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", head), .. Chunk("IDAT", Packed(rows)), .. Chunk("IEND", [])];
    }

    private static byte[] Rows()
    {
        using var rows = new MemoryStream();
        for (var y = 0; y < 48; y++)
        {
            rows.WriteByte(0);
            for (var x = 0; x < 64; x++)
            {
                rows.Write((x < 32, y < 24) switch { (true, true) => [255, 0, 0], (false, true) => [0, 160, 0], (true, false) => [0, 0, 255], _ => [255, 255, 255] });
            }
        }

        return rows.ToArray();
    }

    private static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            stream.Write(content);
        }

        return packed.ToArray();
    }

    private static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Chunk(string kind, byte[] content)
    {
        byte[] checkedPart = [.. Encoding.ASCII.GetBytes(kind), .. content];
        var check = checkedPart.Aggregate(uint.MaxValue, (sum, next) => CheckTable[(byte)(sum ^ next)] ^ (sum >> 8)) ^ uint.MaxValue;
        var around = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(around, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(around.AsSpan(4), check);
        return [.. around[..4], .. checkedPart, .. around[4..]];
    }

    private static byte[] UInt24(int value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16)];
}
