using Microsoft.Extensions.Logging;

namespace RedProperty.Realtime.Client;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "The hub is out of reach ({Reason}); trying again in {Pause}")]
    public static partial void OutOfReach(ILogger logger, string reason, TimeSpan pause);

    [LoggerMessage(2, LogLevel.Information, "Feed {Feed} has a hole; asking for what is missing")]
    public static partial void HoleFound(ILogger logger, string feed);

    [LoggerMessage(3, LogLevel.Warning, "The hub refuses to watch '{Scope}' any longer: {Reason}")]
    public static partial void ScopeRefused(ILogger logger, string scope, string reason);

    [LoggerMessage(4, LogLevel.Error, "A handler of the application failed")]
    public static partial void HandlerFailed(ILogger logger, Exception fault);

    [LoggerMessage(5, LogLevel.Debug, "A receipt was not taken; the next one covers it")]
    public static partial void ReceiptsLost(ILogger logger, Exception fault);
}
