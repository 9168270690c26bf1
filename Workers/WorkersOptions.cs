using Microsoft.Extensions.Options;

namespace RedProperty.Realtime.Workers;

/// <summary>Section <c>Workers</c> of the configuration.</summary>
public sealed class WorkersOptions
{
    public const string Section = "Workers";

    /// <summary>How often the auditor looks for missed deadlines; 1 to 8 seconds, 4 by default.</summary>
    public TimeSpan AuditInterval { get; set; } = Schedule.AuditEvery;

    /// <summary>Jobs at the same time in one process; 2 to 200, 20 by default. One alarm serves all communities of its second and takes up to 4 s.</summary>
    public int WorkerCount { get; set; } = 20;
}

internal sealed class WorkersOptionsCheck : IValidateOptions<WorkersOptions>
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(8);

    public ValidateOptionsResult Validate(string? name, WorkersOptions options)
    {
        if (options.AuditInterval < Least || options.AuditInterval > Most)
        {
            return ValidateOptionsResult.Fail(
                $"Workers:AuditInterval is {options.AuditInterval}; give 00:00:01 to 00:00:08: a lost alarm waits that long, and after 10 s without an audit deadlines count as unwatched.");
        }

        return options.WorkerCount is < 2 or > 200
            ? ValidateOptionsResult.Fail($"Workers:WorkerCount is {options.WorkerCount}; give 2 to 200.")
            : ValidateOptionsResult.Success;
    }
}
