using RedProperty.Realtime.Domain.Deadlines;

namespace RedProperty.Realtime.Workers.Deadlines;

/// <summary>What set a round of enforcement going.</summary>
internal static class EnforcementCause
{
    public const string Alarm = "alarm";
    public const string Audit = "audit";
}

/// <summary>Runs the use case and counts what it did.</summary>
internal sealed class Enforcer(EnforceDeadlines enforce, WorkersMeter meter)
{
    public Task<EnforcementRound> Run(string communityId, CancellationToken cancellation) =>
        Run(() => enforce.RunAsync(communityId, cancellation), EnforcementCause.Alarm);

    /// <summary>What an alarm would have enforced by now.</summary>
    public Task<EnforcementRound> Audit(string communityId, Action? onProgress, CancellationToken cancellation) =>
        Run(() => enforce.RunAsync(communityId, cancellation, Schedule.AuditAfter, onProgress), EnforcementCause.Audit);

    public async Task<EnforcementRound> Run(Func<Task<EnforcementRound>> enforcement, string cause)
    {
        var round = await enforcement();
        meter.Enforced(round, cause);
        return round;
    }
}
