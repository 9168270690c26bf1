using System.Globalization;
using System.Text.Json;
using RedProperty.Realtime.Client;

namespace RedProperty.Realtime.Field.Storage;

/// <summary>Commands wait in the browser's database; what the hub refused is moved aside in the same step that takes it out of the queue.</summary>
internal sealed class StoredOutbox(DeviceStorage storage, TimeProvider time) : IOutboxStore
{
    private readonly Dictionary<string, string> keys = new(StringComparer.Ordinal);
    private long last;

    /// <summary>Something was refused, or somebody has read it.</summary>
    public event Action? RefusedChanged;

    public IReadOnlyList<RefusedCommand> Refused { get; private set; } = [];

    /// <summary>Done when the last command pressed survives the death of the page; faulted when the device could not keep it.</summary>
    public Task LastWrite { get; private set; } = Task.CompletedTask;

    public async Task<IReadOnlyList<OutboxEntry>> Load(CancellationToken cancellation)
    {
        var entries = new List<OutboxEntry>();
        foreach (var (key, value) in await storage.ReadAll(Stores.Outbox, cancellation))
        {
            if (JsonSerializer.Deserialize(value, FieldJson.Default.OutboxEntry) is { } entry)
            {
                entries.Add(entry);
                keys[entry.CommandId] = key;
                last = Math.Max(last, long.Parse(key, CultureInfo.InvariantCulture));
            }
        }

        var refused = await storage.ReadAll(Stores.Refused, cancellation);
        Refused = [.. refused.Select(kept => JsonSerializer.Deserialize(kept.Value, FieldJson.Default.RefusedCommand)!).OrderBy(command => command.At)];
        RefusedChanged?.Invoke();
        return entries;
    }

    public Task Put(OutboxEntry entry, CancellationToken cancellation)
    {
        var key = keys[entry.CommandId] = (++last).ToString("D12", CultureInfo.InvariantCulture);
        return LastWrite = storage.Put(Stores.Outbox, key, entry, FieldJson.Default.OutboxEntry, cancellation);
    }

    public Task Try(OutboxEntry entry, CancellationToken cancellation) => keys.TryGetValue(entry.CommandId, out var key)
        ? storage.Put(Stores.Outbox, key, entry, FieldJson.Default.OutboxEntry, cancellation)
        : Task.CompletedTask;

    public Task Remove(string commandId, CancellationToken cancellation) =>
        keys.Remove(commandId, out var key) ? storage.Write([new StorageStep(Stores.Outbox, key, null)], cancellation) : Task.CompletedTask;

    public async Task Refuse(OutboxEntry entry, CoordinationFault fault, CancellationToken cancellation)
    {
        var refused = new RefusedCommand(entry, fault.Code, fault.Sentence, time.GetUtcNow());
        var steps = new List<StorageStep>
        {
            new(Stores.Refused, entry.CommandId, JsonSerializer.Serialize(refused, FieldJson.Default.RefusedCommand)),
        };
        if (keys.Remove(entry.CommandId, out var key))
        {
            steps.Add(new StorageStep(Stores.Outbox, key, null));
        }

        await storage.Write(steps, cancellation);
        Refused = [.. Refused, refused];
        RefusedChanged?.Invoke();
    }

    /// <summary>Somebody has read it and done what was to do.</summary>
    public async Task Settle(RefusedCommand refused)
    {
        await storage.Write([new StorageStep(Stores.Refused, refused.Entry.CommandId, null)]);
        Refused = [.. Refused.Where(one => one.Entry.CommandId != refused.Entry.CommandId)];
        RefusedChanged?.Invoke();
    }
}

/// <summary>A command that did not take effect, with all that was typed.</summary>
/// <param name="Code">The hub's code, for example <c>conflict</c>.</param>
/// <param name="Sentence">The hub's own words.</param>
/// <param name="At">This device's clock.</param>
public sealed record RefusedCommand(OutboxEntry Entry, string Code, string Sentence, DateTimeOffset At);
