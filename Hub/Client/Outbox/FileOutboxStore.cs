using System.Globalization;
using System.Runtime.Versioning;
using System.Text.Json;

namespace RedProperty.Realtime.Client;

/// <summary>
/// One small file for each waiting command, written aside and renamed, so that a power cut leaves either the whole command or none.
/// One program at a time may use a folder.
/// </summary>
[UnsupportedOSPlatform("browser")]
public sealed class FileOutboxStore : IOutboxStore
{
    private const string Ending = ".command.json";

    private readonly string folder;
    private long last;

    public FileOutboxStore(string folder)
    {
        this.folder = Directory.CreateDirectory(folder).FullName;
        last = Waiting().Select(Number).DefaultIfEmpty(0).Max();
    }

    /// <exception cref="InvalidDataException">A file is no command; the message names it.</exception>
    public async Task<IReadOnlyList<OutboxEntry>> Load(CancellationToken cancellation)
    {
        var entries = new List<OutboxEntry>();
        foreach (var path in Waiting().OrderBy(Number))
        {
            try
            {
                var json = await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false);
                entries.Add(JsonSerializer.Deserialize(json, ClientJson.Default.OutboxEntry) ?? throw new JsonException("It is empty."));
            }
            catch (JsonException fault)
            {
                throw new InvalidDataException($"{path} is no waiting command ({fault.Message}); move it away to go on without it.", fault);
            }
        }

        return entries;
    }

    public Task Put(OutboxEntry entry, CancellationToken cancellation)
    {
        var number = Interlocked.Increment(ref last);
        return Write(entry, Path.Combine(folder, $"{number.ToString("D12", CultureInfo.InvariantCulture)}-{Uri.EscapeDataString(entry.CommandId)}{Ending}"), cancellation);
    }

    public Task Try(OutboxEntry entry, CancellationToken cancellation) =>
        PathsOf(entry.CommandId).FirstOrDefault() is { } path ? Write(entry, path, cancellation) : Put(entry, cancellation);

    public Task Remove(string commandId, CancellationToken cancellation)
    {
        foreach (var path in PathsOf(commandId))
        {
            File.Delete(path);
        }

        return Task.CompletedTask;
    }

    private static async Task Write(OutboxEntry entry, string path, CancellationToken cancellation)
    {
        var aside = path + ".new";
        var stream = new FileStream(aside, FileMode.Create, FileAccess.Write, FileShare.None);
        await using (stream.ConfigureAwait(false))
        {
            await JsonSerializer.SerializeAsync(stream, entry, ClientJson.Default.OutboxEntry, cancellation).ConfigureAwait(false);
            await stream.FlushAsync(cancellation).ConfigureAwait(false);
            stream.Flush(flushToDisk: true);
        }

        File.Move(aside, path, overwrite: true);
    }

    private static long Number(string path) =>
        long.TryParse(Path.GetFileName(path).Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private string[] PathsOf(string commandId) => Directory.GetFiles(folder, $"*-{Uri.EscapeDataString(commandId)}{Ending}");

    private IEnumerable<string> Waiting() => Directory.EnumerateFiles(folder, "*" + Ending);
}
