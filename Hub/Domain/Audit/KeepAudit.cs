using RedProperty.Realtime.Domain.Accounts;

namespace RedProperty.Realtime.Domain.Audit;

/// <summary>Writes down what somebody has just changed.</summary>
public sealed class KeepAudit(IAuditLog log, TimeProvider time)
{
    /// <summary>After the change, and whether or not the asker still waits: what was changed must not stand nowhere.</summary>
    public Task Note(Actor by, string what, params ReadOnlySpan<(string Name, string? Value)> details)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in details)
        {
            if (!string.IsNullOrEmpty(value))
            {
                named[name] = value;
            }
        }

        return log.Append(new AuditEntry(time.GetUtcNow(), by.Id, by.Name, what, named), CancellationToken.None);
    }
}
