using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using RedProperty.Realtime.Domain.Files;

namespace RedProperty.Realtime.Testing;

/// <summary>Documents of one process; whoever listens is told at once.</summary>
public sealed class MemoryDocuments : IDataDocuments
{
    private readonly ConcurrentDictionary<string, DataDocument> documents = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Action<string>, byte> listeners = new();

    /// <summary>What every answer waits for; a failed task is a store that is away.</summary>
    public Task Answering { get; set; } = Task.CompletedTask;

    public async Task<DataDocument?> Find(string name, CancellationToken cancellation)
    {
        await Answering;
        return documents.GetValueOrDefault(name);
    }

    public async Task<DataDocument> Put(string name, string content, DateTimeOffset at, CancellationToken cancellation)
    {
        await Answering;
        var version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
        if (documents.TryGetValue(name, out var kept) && kept.Version == version)
        {
            return kept;
        }

        var document = documents[name] = new DataDocument(name, content, version, at);
        foreach (var listener in listeners.Keys)
        {
            listener(name);
        }

        return document;
    }

    public IDisposable OnChanged(Action<string> handler)
    {
        listeners[handler] = 0;
        return new Subscription(() => listeners.TryRemove(handler, out _));
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
