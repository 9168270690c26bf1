namespace RedProperty.Realtime.Domain.Files;

/// <summary>A data file as an administrator loaded it, whole: organisation.csv, catalogue.csv, policy.json.</summary>
/// <param name="Name">File name; the key.</param>
/// <param name="Content">The text itself.</param>
/// <param name="Version">SHA-256 of the content, lower-case hex: the same text is the same version.</param>
public sealed record DataDocument(string Name, string Content, string Version, DateTimeOffset ChangedAt);

/// <summary>Keeps the data files that every process works from.</summary>
public interface IDataDocuments
{
    Task<DataDocument?> Find(string name, CancellationToken cancellation);

    /// <summary>Stores a text under a name and tells every process. Storing the same text again changes nothing and tells nobody.</summary>
    Task<DataDocument> Put(string name, string content, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>
    /// Calls back in every process, with the document's name, when another version was stored: also after this process was cut off
    /// from the store and missed the word. May call twice for one change. Handlers return quickly and do not throw.
    /// </summary>
    IDisposable OnChanged(Action<string> handler);
}
