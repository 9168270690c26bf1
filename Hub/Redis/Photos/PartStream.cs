namespace RedProperty.Realtime.Redis.Photos;

/// <summary>The parts of a photo one after the other, each fetched when it is read: no photo is in memory as a whole.</summary>
/// <param name="fetch">The part that begins there; null when there is none, which is the end.</param>
internal sealed class PartStream(Func<long, CancellationToken, Task<byte[]?>> fetch) : Stream
{
    private ReadOnlyMemory<byte> rest;
    private long next;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => next - rest.Length;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (rest.IsEmpty && buffer.Length > 0)
        {
            rest = await fetch(next, cancellationToken).ConfigureAwait(false);
            next += rest.Length;
        }

        var read = Math.Min(rest.Length, buffer.Length);
        rest[..read].CopyTo(buffer);
        rest = rest[read..];
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The store is read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
