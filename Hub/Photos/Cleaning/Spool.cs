using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Photos;

namespace RedProperty.Realtime.Photos.Cleaning;

/// <summary>What somebody sends, put aside in a temporary file until its turn comes: whoever sends slowly, or much, holds no memory.</summary>
internal sealed class Spool : IAsyncDisposable
{
    private readonly FileStream file;

    private Spool(FileStream file) => this.file = file;

    public int Length { get; private set; }

    /// <exception cref="StoreUnavailableException">There is no room for temporary files.</exception>
    public static Spool Open()
    {
        var path = Path.Combine(Path.GetTempPath(), $"redproperty-photo-{Path.GetRandomFileName()}");
        return Guarded(() =>
        {
            var file = new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose,
            });
            if (!OperatingSystem.IsWindows())
            {
                // It has no name from now on, so that it goes with a killed process too.
                File.Delete(path);
            }

            return new Spool(file);
        });
    }

    /// <summary>False, and nothing written, when that would be more than a photo may have.</summary>
    public bool Write(ReadOnlySpan<byte> piece)
    {
        if (Length + piece.Length > PhotoLimits.LargestBytes)
        {
            return false;
        }

        Length += piece.Length;
        try
        {
            file.Write(piece);
            return true;
        }
        catch (IOException full)
        {
            throw new StoreUnavailableException(full);
        }
    }

    /// <summary>All of it, into the first <see cref="Length"/> bytes.</summary>
    public void ReadInto(Span<byte> target)
    {
        file.Position = 0;
        file.ReadExactly(target[..Length]);
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();

    private static T Guarded<T>(Func<T> open)
    {
        try
        {
            return open();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException(fault);
        }
    }
}
