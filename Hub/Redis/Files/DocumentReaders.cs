using Microsoft.Extensions.Logging;

namespace RedProperty.Realtime.Redis.Files;

/// <summary>Those in this process who work from the data files.</summary>
internal sealed class DocumentReaders(ILogger<DocumentReaders> logger)
{
    private readonly Lock gate = new();
    private volatile IReadOnlyList<Reader> readers = [];

    public IDisposable Add(Action<string> handler)
    {
        var reader = new Reader(this, handler);
        lock (gate)
        {
            readers = [.. readers, reader];
        }

        return reader;
    }

    public void Tell(string name)
    {
        foreach (var reader in readers)
        {
            try
            {
                reader.Handler(name);
            }
#pragma warning disable CA1031 // One reader's bug must not keep the others on old data.
            catch (Exception error)
#pragma warning restore CA1031
            {
                Log.DocumentReaderThrew(logger, name, error);
            }
        }
    }

    private void Remove(Reader reader)
    {
        lock (gate)
        {
            readers = [.. readers.Where(other => other != reader)];
        }
    }

    private sealed class Reader(DocumentReaders owner, Action<string> handler) : IDisposable
    {
        public Action<string> Handler => handler;

        public void Dispose() => owner.Remove(this);
    }
}
