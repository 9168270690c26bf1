using System.Buffers;
using Microsoft.Extensions.Options;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Photos;

namespace RedProperty.Realtime.Photos.Cleaning;

/// <summary>
/// Tells what was sent by its beginning, puts it aside in a file, reads its header, and only then decodes it, a few at a time: memory is bounded by
/// <see cref="PhotosOptions.DecodesAtOnce"/> whatever is sent.
/// </summary>
internal sealed class SkiaPhotoCleaner(IOptions<PhotosOptions> options) : IPhotoCleaner, IDisposable
{
    /// <summary>Beyond this many that wait for a turn, the next is asked to come again.</summary>
    public const int MostWaiting = 64;

    private const int Piece = 64 * 1024;

    private readonly SemaphoreSlim turns = new(options.Value.DecodesAtOnce);
    private int waiting;

    public async Task<Outcome<CleanPhoto>> Clean(Stream sent, string field, CancellationToken cancellation)
    {
        var piece = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            var read = await sent.ReadAtLeastAsync(piece, Sniffing.Needed, throwOnEndOfStream: false, cancellation);
            if (Sniffing.KindOf(piece.AsSpan(0, read), out var fault) is not { } kind)
            {
                return PhotoFaults.Of(fault, field);
            }

            await using var spool = Spool.Open();
            for (; read > 0; read = await sent.ReadAsync(piece, cancellation))
            {
                if (!spool.Write(piece.AsSpan(0, read)))
                {
                    return PhotoFaults.Of(PhotoFaults.TooLarge, field);
                }
            }

            return await InTurn(() => Look(spool, kind, field), cancellation) ?? PhotoFaults.Of(PhotoFaults.Busy, field);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    public void Dispose() => turns.Dispose();

    private static Outcome<CleanPhoto> Look(Spool spool, PictureKind kind, string field)
    {
        var sent = ArrayPool<byte>.Shared.Rent(spool.Length);
        try
        {
            spool.ReadInto(sent);
            if (FrameOf(kind, sent.AsSpan(0, spool.Length), out var fault) is not { } frame)
            {
                return PhotoFaults.Of(fault, field);
            }

            return frame.Fault is { } tooMuch ? PhotoFaults.Of(tooMuch, field)
                : PictureDecoder.Clean(sent.AsSpan(0, frame.Bytes)) is { } clean ? clean
                : PhotoFaults.Of(PhotoFaults.Broken, field);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(sent);
        }
    }

    private static PictureFrame? FrameOf(PictureKind kind, Span<byte> sent, out string fault) => kind switch
    {
        PictureKind.Jpeg => JpegFrame.Read(sent, out fault),
        PictureKind.Png => PngFrame.Read(sent, out fault),
        _ => WebpFrame.Read(sent, out fault),
    };

    /// <summary>Null when too many wait already.</summary>
    private async Task<T?> InTurn<T>(Func<T> work, CancellationToken cancellation)
        where T : class
    {
        try
        {
            if (Interlocked.Increment(ref waiting) > MostWaiting + options.Value.DecodesAtOnce)
            {
                return null;
            }

            await turns.WaitAsync(cancellation);
            try
            {
                return await Task.Run(work, cancellation);
            }
            finally
            {
                turns.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }
}
