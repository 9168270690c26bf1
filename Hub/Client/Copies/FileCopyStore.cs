using System.Runtime.Versioning;
using System.Text;
using System.Text.Json;
using RedProperty.Realtime.Client.Copies;

namespace RedProperty.Realtime.Client;

/// <summary>
/// A journal: each batch is one line, and counts once its end is written, so that a power cut leaves either the whole batch or none. When the journal has grown
/// long it is written anew, aside, and renamed. One program at a time may use a folder.
/// </summary>
[UnsupportedOSPlatform("browser")]
public sealed class FileCopyStore : ICopyStore
{
    /// <summary>1 MB beyond the size of everything at once: what a long day brings to a grid.</summary>
    private const long LongestTail = 1024 * 1024;

    private const byte End = (byte)'\n';

    private readonly string path;
    private CopyFold fold = new();
    private long tail;
    private bool isTorn = true;

    public FileCopyStore(string folder) => path = Path.Combine(Directory.CreateDirectory(folder).FullName, "copies.jsonl");

    /// <exception cref="InvalidDataException">A line is no batch; the message names it.</exception>
    public async Task<KeptCopies> Load(CancellationToken cancellation)
    {
        // Until it was read to its end the next batch goes into a new journal.
        (fold, tail, isTorn) = (new CopyFold(), 0, true);
        if (!File.Exists(path))
        {
            return KeptCopies.None;
        }

        var journal = await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false);
        var read = new CopyFold();
        var number = 1;
        var begin = 0;
        for (int length; (length = journal.AsSpan(begin).IndexOf(End)) >= 0; begin += length + 1)
        {
            read.Take(Batch(journal.AsSpan(begin, length), number++));
        }

        (fold, tail, isTorn) = (read, begin, begin < journal.Length || begin == 0);
        return fold.Kept;
    }

    public async Task Save(CopyChanges changes, CancellationToken cancellation)
    {
        var whole = isTorn || changes.IsAnew || tail > LongestTail;
        fold.Take(changes);

        // Whatever fails from here on may leave half a line behind.
        isTorn = true;
        tail = whole ? 0 : tail + await Append(path, changes, FileMode.Append, cancellation).ConfigureAwait(false);
        if (whole)
        {
            await Append(path + ".new", fold.Whole, FileMode.Create, cancellation).ConfigureAwait(false);
            File.Move(path + ".new", path, overwrite: true);
        }

        isTorn = false;
    }

    private static async Task<long> Append(string path, CopyChanges batch, FileMode mode, CancellationToken cancellation)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(batch, ClientJson.Default.CopyChanges);
        var stream = new FileStream(path, mode, FileAccess.Write, FileShare.Read);
        await using (stream.ConfigureAwait(false))
        {
            await stream.WriteAsync((byte[])[.. line, End], cancellation).ConfigureAwait(false);
            await stream.FlushAsync(cancellation).ConfigureAwait(false);
            stream.Flush(flushToDisk: true);
        }

        return line.Length + 1;
    }

    private CopyChanges Batch(ReadOnlySpan<byte> line, int number)
    {
        try
        {
            return JsonSerializer.Deserialize(line, ClientJson.Default.CopyChanges) ?? throw new JsonException("It is empty.");
        }
        catch (Exception fault) when (fault is JsonException or DecoderFallbackException)
        {
            throw new InvalidDataException($"{path}: line {number} is no batch of changes ({fault.Message}).", fault);
        }
    }
}
