using System.Buffers.Binary;
using RedProperty.Realtime.Domain.Photos;

namespace RedProperty.Realtime.Photos.Cleaning;

/// <summary>
/// Walks the segments of a JPEG without decoding it. A JPEG of a few kilobytes may ask for thousands of passes over an image of a hundred megabytes, so
/// scans are counted, and what comes after the end of the image is left out.
/// </summary>
internal ref struct JpegFrame(ReadOnlySpan<byte> sent)
{
    private const int MostScans = 64;

    private readonly ReadOnlySpan<byte> sent = sent;
    private int at = 2;
    private int width;
    private int height;
    private long coefficients;
    private bool isProgressive;
    private int scans;

    /// <summary>Null with the reason in <paramref name="fault"/> when it is no sound JPEG.</summary>
    public static PictureFrame? Read(ReadOnlySpan<byte> sent, out string fault)
    {
        var frame = new JpegFrame(sent);
        fault = PhotoFaults.Broken;
        while (frame.NextMarker() is { } marker)
        {
            if (marker == 0xD9)
            {
                break;
            }

            if (IsBare(marker))
            {
                continue;
            }

            if (!frame.TrySegment(out var segment) || !frame.Take(marker, segment, ref fault))
            {
                return null;
            }
        }

        return frame.scans == 0 ? null : frame.Sum();
    }

    /// <summary>Start, restart and temporary markers stand alone.</summary>
    private static bool IsBare(byte marker) => marker is 0x01 or (>= 0xD0 and <= 0xD8);

    private readonly PictureFrame Sum()
    {
        // In one pass the rows go through; in several the whole image waits in memory.
        var pixels = (long)width * height;
        return new PictureFrame(at, width, height, isProgressive || scans > 1 ? coefficients * sizeof(short) : 0, pixels * scans);
    }

    /// <summary>False when the segment makes the whole unsound.</summary>
    private bool Take(byte marker, ReadOnlySpan<byte> segment, ref string fault)
    {
        switch (marker)
        {
            // Huffman tables, arithmetic tables and JPEG's own extension look like frames and are none.
            case 0xC4 or 0xC8 or 0xCC:
                return true;
            case 0xC0 or 0xC1 or 0xC2:
                isProgressive = marker == 0xC2;
                return width == 0 && Frame(segment, ref fault);
            case > 0xC2 and <= 0xCF:
                // Lossless, hierarchical, arithmetic: no camera writes them.
                fault = PhotoFaults.OtherKind;
                return false;
            case 0xDA:
                SkipScan();
                return width > 0 && ++scans <= MostScans;
            default:
                return true;
        }
    }

    private bool Frame(ReadOnlySpan<byte> segment, ref string fault)
    {
        if (segment.Length < 6)
        {
            return false;
        }

        if (segment[0] != 8)
        {
            fault = PhotoFaults.OtherKind;
            return false;
        }

        height = BinaryPrimitives.ReadUInt16BigEndian(segment[1..]);
        width = BinaryPrimitives.ReadUInt16BigEndian(segment[3..]);
        int components = segment[5];
        if (components is < 1 or > 4 || segment.Length < 6 + (components * 3))
        {
            return false;
        }

        var (areas, widest, highest) = (0L, 1, 1);
        for (var i = 0; i < components; i++)
        {
            var (across, down) = (segment[7 + (i * 3)] >> 4, segment[7 + (i * 3)] & 15);
            areas += across * down;
            (widest, highest) = (Math.Max(widest, across), Math.Max(highest, down));
        }

        coefficients = (long)width * height * areas / (widest * highest);
        return width > 0 && height > 0;
    }

    private void SkipScan()
    {
        while (at < sent.Length)
        {
            var next = sent[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= sent.Length)
            {
                at = sent.Length;
                return;
            }

            // A stuffed zero and a restart belong to the scan.
            if (sent[at + next + 1] is not (0 or 0xFF or (>= 0xD0 and <= 0xD7)))
            {
                at += next;
                return;
            }

            at += next + (sent[at + next + 1] == 0xFF ? 1 : 2);
        }
    }

    private byte? NextMarker()
    {
        while (at + 1 < sent.Length && sent[at] == 0xFF)
        {
            if (sent[++at] is not 0xFF)
            {
                return sent[at++];
            }
        }

        return null;
    }

    /// <summary>What follows a marker; false when it goes beyond the end.</summary>
    private bool TrySegment(out ReadOnlySpan<byte> segment)
    {
        segment = default;
        if (at + 2 > sent.Length || BinaryPrimitives.ReadUInt16BigEndian(sent[at..]) is not (>= 2 and var length) || at + length > sent.Length)
        {
            return false;
        }

        segment = sent.Slice(at + 2, length - 2);
        at += length;
        return true;
    }
}
