using RedProperty.Realtime.Domain.Audit;

namespace RedProperty.Realtime.Testing;

public sealed class MemoryAuditLog : IAuditLog
{
    private readonly Lock gate = new();
    private readonly List<AuditEntry> entries = [];

    /// <summary>What reading waits for; a failed task is a store that is away.</summary>
    public Task Answering { get; set; } = Task.CompletedTask;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<AuditEntry> Entries
    {
        get
        {
            lock (gate)
            {
                return [.. entries];
            }
        }
    }

    public Task Append(AuditEntry entry, CancellationToken cancellation)
    {
        lock (gate)
        {
            entries.Add(entry);
        }

        return Task.CompletedTask;
    }

    public async Task<AuditPage> Read(AuditFilter filter, int page, int pageSize, CancellationToken cancellation)
    {
        await Answering;
        var fitting = Entries.Reverse().Where(filter.Fits).Skip((page - 1) * pageSize).Take(pageSize + 1).ToList();
        return new AuditPage([.. fitting.Take(pageSize)], fitting.Count > pageSize);
    }
}
