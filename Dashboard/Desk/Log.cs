using Microsoft.Extensions.Logging;

namespace RedProperty.Realtime.Desk;

/// <summary>What the Desk tells its operator.</summary>
internal static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "{Page} could not read anew; it shows what it had, marked as stale, and tries again with its next round.")]
    public static partial void PageNotRead(ILogger logger, string page, Exception fault);

    [LoggerMessage(LogLevel.Debug, "What a desk shows could not be noted as delivered; the next change of the list does it.")]
    public static partial void ReceiptNotKept(ILogger logger, Exception fault);
}
