using System.Buffers.Binary;
using RedProperty.Realtime.Domain.Photos;

namespace RedProperty.Realtime.Photos.Cleaning;

/// <summary>Reads the header of a WebP: the simple lossy one, the simple lossless one, and the extended one before either.</summary>
internal static class WebpFrame
{
    private const int FirstChunk = 12;
    private const int Animated = 0x02;

    /// <summary>Null with the reason in <paramref name="fault"/> when it is no sound, still WebP.</summary>
    public static PictureFrame? Read(ReadOnlySpan<byte> sent, out string fault)
    {
        fault = PhotoFaults.Broken;

        // What the container says is its length; what comes after it belongs to no picture.
        if (sent.Length < 30 || BinaryPrimitives.ReadUInt32LittleEndian(sent[4..]) is var said && said > sent.Length - 8L)
        {
            return null;
        }

        var chunk = sent[FirstChunk..];
        var body = chunk[8..];
        if (chunk.StartsWith("VP8X"u8))
        {
            if ((body[0] & Animated) != 0)
            {
                fault = PhotoFaults.Animated;
                return null;
            }

            return Sized(said, 1 + ReadUInt24(body[4..]), 1 + ReadUInt24(body[7..]));
        }

        if (chunk.StartsWith("VP8L"u8) && body[0] == 0x2F)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(body[1..]);
            return Sized(said, 1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF));
        }

        return chunk.StartsWith("VP8 "u8) && body[3..].StartsWith<byte>([0x9D, 0x01, 0x2A])
            ? Sized(said, BinaryPrimitives.ReadUInt16LittleEndian(body[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(body[8..]) & 0x3FFF)
            : null;
    }

    /// <summary>A lossless one waits in memory whole.</summary>
    private static PictureFrame Sized(uint said, int width, int height) =>
        new((int)said + 8, width, height, (long)width * height * 4, (long)width * height);

    private static int ReadUInt24(ReadOnlySpan<byte> from) => from[0] | (from[1] << 8) | (from[2] << 16);
}
