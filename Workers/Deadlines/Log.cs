using Microsoft.Extensions.Logging;

namespace RedProperty.Realtime.Workers.Deadlines;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "{Count} alarms were dropped because too many are waiting to be set; the auditor enforces what they were for.")]
    public static partial void AlarmsDropped(ILogger logger, long count);

    [LoggerMessage(LogLevel.Warning, "The alarm for {Second:O} ({Communities} communities) could not be set; the auditor enforces what it was for.")]
    public static partial void AlarmNotSet(ILogger logger, Exception failure, DateTimeOffset second, int communities);

    [LoggerMessage(LogLevel.Information, "The alarm for {Second:O} was rung by hand before its time; it is set again.")]
    public static partial void AlarmRungByHand(ILogger logger, DateTimeOffset second);

    [LoggerMessage(LogLevel.Warning, "The second {Second:O} had no alarm; the auditor has set it.")]
    public static partial void AlarmSetByAuditor(ILogger logger, DateTimeOffset second);

    [LoggerMessage(LogLevel.Warning, "The auditor found {Missed} missed limits in {CommunityId} that no alarm had enforced, the latest {Late} late.")]
    public static partial void MissedFoundByAuditor(ILogger logger, int missed, string communityId, TimeSpan late);

    [LoggerMessage(LogLevel.Warning, "The sign of watching the deadlines could not be left.")]
    public static partial void WatchNotSigned(ILogger logger, Exception failure);

    [LoggerMessage(LogLevel.Error, "The audit of deadlines failed; it is tried again in a moment.")]
    public static partial void AuditFailed(ILogger logger, Exception failure);

    [LoggerMessage(LogLevel.Error, "Community {CommunityId} could not be audited; it is tried again in a moment.")]
    public static partial void CommunityNotAudited(ILogger logger, Exception failure, string communityId);
}
