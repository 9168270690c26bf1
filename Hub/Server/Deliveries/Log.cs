using Microsoft.Extensions.Logging;

namespace RedProperty.Realtime.Server.Deliveries;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "{Count} receipts could not be taken down")]
    public static partial void ReceiptsNotTaken(ILogger logger, Exception exception, int count);
}
