using System.Buffers.Binary;
using RedProperty.Realtime.Domain.Photos;

namespace RedProperty.Realtime.Photos.Cleaning;

/// <summary>
/// Walks the chunks of a PNG without inflating anything, and moves those that make the picture together over all others: texts, profiles and animations, which
/// may unpack to a thousand times their size, never reach the decoder.
/// </summary>
internal static class PngFrame
{
    private const int Signature = 8;

    /// <summary>Length, type and check sum.</summary>
    private const int Around = 12;

    /// <summary>Null with the reason in <paramref name="fault"/> when it is no sound PNG. <paramref name="sent"/> is changed.</summary>
    public static PictureFrame? Read(Span<byte> sent, out string fault)
    {
        fault = PhotoFaults.Broken;
        var (at, kept) = (Signature, Signature);
        PictureFrame? frame = null;
        var hasPixels = false;
        while (at + Around <= sent.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(sent[at..]);
            if (length > sent.Length - at - Around)
            {
                return null;
            }

            var size = (int)length + Around;
            var type = BinaryPrimitives.ReadUInt32BigEndian(sent[(at + 4)..]);
            if (frame is null && (type != Type("IHDR"u8) || (frame = Head(sent.Slice(at + 8, (int)length))) is null))
            {
                return null;
            }

            hasPixels |= type == Type("IDAT"u8);
            if (IsOfThePicture(type))
            {
                sent.Slice(at, size).CopyTo(sent[kept..]);
                kept += size;
            }

            at += size;
            if (type == Type("IEND"u8))
            {
                return hasPixels ? frame!.Value with { Bytes = kept } : null;
            }
        }

        return null;
    }

    private static bool IsOfThePicture(uint type) =>
        type == Type("IHDR"u8) || type == Type("PLTE"u8) || type == Type("tRNS"u8) || type == Type("IDAT"u8) || type == Type("IEND"u8);

    private static uint Type(ReadOnlySpan<byte> name) => BinaryPrimitives.ReadUInt32BigEndian(name);

    private static PictureFrame? Head(ReadOnlySpan<byte> head)
    {
        if (head.Length != 13)
        {
            return null;
        }

        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(head), BinaryPrimitives.ReadUInt32BigEndian(head[4..]));
        var (depth, isInterlaced) = (head[8], head[12] != 0);
        var pixels = (long)Math.Min(width, int.MaxValue) * Math.Min(height, int.MaxValue);

        // Comes out whole; an interlaced one waits in memory besides, with up to four channels.
        var working = Saturated(pixels, isInterlaced ? 4 + (depth > 8 ? 8 : 4) : 4);
        return new PictureFrame(0, (int)Math.Min(width, int.MaxValue), (int)Math.Min(height, int.MaxValue), working, pixels);
    }

    private static long Saturated(long pixels, int each) => pixels > long.MaxValue / each ? long.MaxValue : pixels * each;
}
