using System.Buffers.Binary;

namespace RedProperty.Realtime.Benchmarks.Crowd;

/// <summary>A WebSocket frame (RFC 6455) of a server, or the bytes of a client's.</summary>
internal readonly record struct Frame(byte Opcode, int HeaderLength, int PayloadLength)
{
    public const byte Text = 1;
    public const byte CloseCode = 8;
    public const byte PingCode = 9;
    public const byte PongCode = 10;

    /// <summary>Of a client's frame: two bytes, two of length, four of mask.</summary>
    public const int LongestHeader = 8;

    private const byte Last = 0x80;
    private const byte Masked = 0x80;
    private const byte Length16 = 126;

    public int Length => HeaderLength + PayloadLength;

    /// <summary>False while the frame is not here as a whole.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out Frame frame)
    {
        frame = default;
        if (bytes.Length < 2)
        {
            return false;
        }

        var (header, payload) = (2, (long)(bytes[1] & 0x7f));
        if (payload >= Length16)
        {
            header = payload == Length16 ? 4 : 10;
            if (bytes.Length < header)
            {
                return false;
            }

            payload = header == 4 ? BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]) : (long)BinaryPrimitives.ReadUInt64BigEndian(bytes[2..]);
        }

        frame = new Frame((byte)(bytes[0] & 0x0f), header, (int)payload);
        return bytes.Length >= frame.Length;
    }

    /// <summary>A client must mask; zeros leave the payload as it is. At most 65,535 bytes.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int Write(byte opcode, ReadOnlySpan<byte> payload, Span<byte> frame)
    {
        frame[0] = (byte)(Last | opcode);
        frame[1] = Masked | Length16;
        BinaryPrimitives.WriteUInt16BigEndian(frame[2..], checked((ushort)payload.Length));
        frame.Slice(4, 4).Clear();
        payload.CopyTo(frame[LongestHeader..]);
        return LongestHeader + payload.Length;
    }
}
