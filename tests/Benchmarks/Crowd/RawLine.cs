using System.Buffers;
using System.Net.Sockets;
using System.Text;

namespace RedProperty.Realtime.Benchmarks.Crowd;

/// <summary>Hears a push of the hub; the bytes are gone afterwards. Called by one thread at a time for a line, by many for a crowd.</summary>
internal delegate void Hearing(ReadOnlySpan<byte> push);

/// <summary>
/// One connection to a hub over a bare socket: the same for ours and for the bare hub, and so lean that thousands of them take little from the cores
/// that are measured. No negotiation, no compression; one question at a time.
/// </summary>
internal sealed class RawLine : IDisposable
{
    private const int UsualSize = 8 * 1024;

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly Lock sending = new();
    private readonly Hearing hearing;
    private readonly ArrayBufferWriter<byte> begun = new(1);
    private byte[] buffer = new byte[UsualSize];
    private int filled;
    private volatile TaskCompletionSource<byte[]>? asked;
    private volatile string? ended;

    private RawLine(Hearing hearing) => this.hearing = hearing;

    /// <summary>Completes when the connection is gone, whoever ended it.</summary>
    public Task Listening { get; private set; } = Task.CompletedTask;

    /// <summary>Faults among the answers that nobody waited for.</summary>
    public int Faults { get; private set; }

    /// <summary>The last fault or word of parting.</summary>
    public string? LastFault { get; private set; }

    /// <exception cref="IOException">The hub is out of reach or does not want us.</exception>
    public static async Task<RawLine> Open(HubDoor door, Hearing hearing, CancellationToken cancellation)
    {
        var line = new RawLine(hearing);
        await using var giveUp = cancellation.Register(line.Cut);
        try
        {
            await line.socket.ConnectAsync(door.Address, cancellation);
            await line.Upgrade(door, cancellation);
            line.Listening = line.Listen();
            await line.Ask(HubWords.Handshake);
            return line;
        }
        catch (Exception refusal) when (refusal is SocketException or ObjectDisposedException or IOException)
        {
            line.Cut();
            cancellation.ThrowIfCancellationRequested();
            throw new IOException($"No connection to {door.Address}{door.Path}: {refusal.Message}", refusal);
        }
    }

    /// <summary>Sends and waits for the answer, fault or not. What follows the await runs on the line's own thread.</summary>
    /// <exception cref="IOException">The connection went away first.</exception>
    public Task<byte[]> Ask(ReadOnlySpan<byte> message)
    {
        var answer = new TaskCompletionSource<byte[]>();
        asked = answer;
        Post(message);
        if (ended is { } why)
        {
            answer.TrySetException(new IOException(why));
        }

        return answer.Task;
    }

    /// <summary>Sends, and leaves the answer to the count of <see cref="Faults"/>.</summary>
    public void Post(ReadOnlySpan<byte> message) => Send(Frame.Text, message);

    /// <summary>As when a cable is pulled, but that the other side notices: a reset, no parting words, and no port that waits for a minute.</summary>
    public void Cut()
    {
        try
        {
            socket.LingerState = new LingerOption(true, 0);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // Whoever is gone already needs no cutting.
        }

        socket.Dispose();
    }

    public void Dispose() => Cut();

    private async Task Upgrade(HubDoor door, CancellationToken cancellation)
    {
        await socket.SendAsync(door.UpgradeRequest(), cancellation);
        int end;
        while ((end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(filled), cancellation);
            filled = received > 0 ? filled + received : throw new IOException("it hung up at once.");
        }

        if (!buffer.AsSpan(0, filled).StartsWith("HTTP/1.1 101"u8))
        {
            throw new IOException(Encoding.ASCII.GetString(buffer, 0, end));
        }

        Drop(end + 4);
    }

    private void Drop(int count)
    {
        buffer.AsSpan(count, filled - count).CopyTo(buffer);
        filled -= count;
    }

    private async Task Listen()
    {
        var why = "The hub hung up.";
        try
        {
            int received;
            do
            {
                TakeFrames();
                received = await socket.ReceiveAsync(buffer.AsMemory(filled));
                filled += received;
            }
            while (received > 0);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            why = gone.Message;
        }

        ended = why;
        asked?.TrySetException(new IOException(why));
    }

    private void TakeFrames()
    {
        var at = 0;
        while (Frame.TryRead(buffer.AsSpan(at, filled - at), out var frame))
        {
            var payload = buffer.AsSpan(at + frame.HeaderLength, frame.PayloadLength);
            at += frame.Length;
            switch (frame.Opcode)
            {
                case Frame.CloseCode:
                    Cut();
                    return;
                case Frame.PingCode:
                    Send(Frame.PongCode, payload);
                    break;
                case Frame.PongCode:
                    break;
                default:
                    TakeText(payload);
                    break;
            }
        }

        Drop(at);
        if (filled == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }
    }

    private void TakeText(ReadOnlySpan<byte> text)
    {
        while (text.IndexOf(HubWords.End) is >= 0 and var end)
        {
            if (begun.WrittenCount == 0)
            {
                Take(text[..end]);
            }
            else
            {
                begun.Write(text[..end]);
                Take(begun.WrittenSpan);
                begun.ResetWrittenCount();
            }

            text = text[(end + 1)..];
        }

        begun.Write(text);
    }

    private void Take(ReadOnlySpan<byte> message)
    {
        switch (HubWords.KindOf(message))
        {
            case HubWords.PushKind:
                hearing(message);
                break;
            case HubWords.AnswerKind or 0:
                Answer(message);
                break;
            case HubWords.CloseKind:
                LastFault = Encoding.UTF8.GetString(message);
                break;
            default:
                break;
        }
    }

    private void Answer(ReadOnlySpan<byte> message)
    {
        if (HubWords.IsFault(message))
        {
            LastFault = Encoding.UTF8.GetString(message);
            Faults++;
        }

        if (asked is { } waiting)
        {
            asked = null;
            waiting.TrySetResult(message.ToArray());
        }
    }

    private void Send(byte opcode, ReadOnlySpan<byte> payload)
    {
        var frame = ArrayPool<byte>.Shared.Rent(Frame.LongestHeader + payload.Length);
        try
        {
            var length = Frame.Write(opcode, payload, frame);
            lock (sending)
            {
                socket.Send(frame.AsSpan(0, length));
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            throw new IOException(gone.Message, gone);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(frame);
        }
    }
}
