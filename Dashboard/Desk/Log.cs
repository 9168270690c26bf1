using Microsoft.Extensions.Logging;

namespace RedProperty.Realtime.Desk;

/// <summary>What the Desk tells its operator.</summary>
internal static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "A desk could not read its list anew; it shows what it had and tries again in 30 seconds.")]
    public static partial void ListNotRead(ILogger logger, Exception fault);

    [LoggerMessage(LogLevel.Debug, "What a desk shows could not be noted as delivered; the next change of the list does it.")]
    public static partial void ReceiptNotKept(ILogger logger, Exception fault);

    [LoggerMessage(LogLevel.Warning, "The wall of {CommunityId} could not read its figures; it shows what it had, marked as stale.")]
    public static partial void WallNotRead(ILogger logger, string communityId, Exception fault);

    [LoggerMessage(LogLevel.Warning, "The watch page could not read what passed the vacant posts; it shows what it had and tries again in 10 seconds.")]
    public static partial void WatchNotCounted(ILogger logger, Exception fault);
}
