using Microsoft.Extensions.Logging;

namespace RedProperty.Realtime.Server.Coordination;

internal static partial class Log
{
    [LoggerMessage(3, LogLevel.Information, "Connection {ConnectionId} has taken nothing in for ten seconds and is ended; it resumes where it stood")]
    public static partial void WatcherStalled(ILogger logger, string connectionId);
}
