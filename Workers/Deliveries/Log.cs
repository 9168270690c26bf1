using Microsoft.Extensions.Logging;

namespace RedProperty.Realtime.Workers.Deliveries;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "Deliveries could not be judged; the next round does it")]
    public static partial void DeliveriesNotJudged(ILogger logger, Exception fault);
}
