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
    public async Task<EnforcementRound> Run(string communityId, string cause, CancellationToken cancellation, Action? onProgress = null)
    {
        var round = await enforce.RunAsync(communityId, cancellation, onProgress);
        meter.Enforced(round, cause);
        return round;
    }
}
