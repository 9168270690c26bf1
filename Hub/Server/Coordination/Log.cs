using Microsoft.Extensions.Logging;

namespace RedProperty.Realtime.Server.Coordination;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "A push to {Target} failed; its watchers will notice the hole and ask for what they lack")]
    public static partial void PushFailed(ILogger logger, string target, Exception exception);

    [LoggerMessage(2, LogLevel.Error, "{Item} could not be relayed; its watchers will notice the hole and ask for what they lack")]
    public static partial void RelayFailed(ILogger logger, string item, Exception exception);

    [LoggerMessage(3, LogLevel.Information, "Connection {ConnectionId} has taken nothing in for ten seconds and is ended; it resumes where it stood")]
    public static partial void WatcherStalled(ILogger logger, string connectionId);
}
