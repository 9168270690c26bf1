namespace RedProperty.Realtime.Domain.Audit;

/// <summary>Which entries of the log are wanted; null means any.</summary>
/// <param name="What">One of <see cref="AuditFacts"/>.</param>
/// <param name="By">Part of a person's name or id.</param>
public sealed record AuditFilter(string? What = null, string? By = null)
{
    /// <summary>Whoever looks for something so old asks by a narrower filter.</summary>
    public const int LastPage = 10_000;

    public bool Fits(AuditEntry entry) =>
        (string.IsNullOrEmpty(What) || entry.What == What)
        && (string.IsNullOrWhiteSpace(By)
            || entry.By.Contains(By.Trim(), StringComparison.OrdinalIgnoreCase) || entry.ByName.Contains(By.Trim(), StringComparison.OrdinalIgnoreCase));
}

/// <summary>One page of the log, newest first.</summary>
/// <param name="HasMore">Whether older ones that fit follow.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, bool HasMore);

/// <summary>Keeps what administrators change, in the order in which it was written. Nothing in it can be changed.</summary>
public interface IAuditLog
{
    Task Append(AuditEntry entry, CancellationToken cancellation);

    /// <param name="page">The first is 1.</param>
    Task<AuditPage> Read(AuditFilter filter, int page, int pageSize, CancellationToken cancellation);
}
