using Microsoft.Extensions.Logging;

namespace RedProperty.Realtime.Desk;

/// <summary>What the Desk tells its operator.</summary>
internal static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "{Page} could not read anew; it shows what it had, marked as stale, and tries again with its next round.")]
    public static partial void PageNotRead(ILogger logger, string page, Exception fault);

    [LoggerMessage(LogLevel.Information, "A page was ended and is loaded anew: who sat at it has been signed out or has lost a post ({Standing}).")]
    public static partial void PageEnded(ILogger logger, Accounts.PageStanding standing);

    [LoggerMessage(LogLevel.Error, "Whether a page may go on could not be checked; it is checked again in two seconds, and with the next event of the page.")]
    public static partial void PageNotChecked(ILogger logger, Exception fault);

    [LoggerMessage(LogLevel.Debug, "What a desk shows could not be noted as delivered; the next change of the list does it.")]
    public static partial void ReceiptNotKept(ILogger logger, Exception fault);
}
