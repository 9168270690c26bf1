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

    [LoggerMessage(6, LogLevel.Warning, "The kept copies cannot be read; they are read anew from the hub")]
    public static partial void CopyUnreadable(ILogger logger, Exception fault);

    [LoggerMessage(7, LogLevel.Information, "The kept copies are of another version of this client; they are read anew from the hub")]
    public static partial void CopyOutgrown(ILogger logger);

    [LoggerMessage(8, LogLevel.Warning, "The copies could not be saved on this device; trying again")]
    public static partial void CopyNotSaved(ILogger logger, Exception fault);

    [LoggerMessage(9, LogLevel.Warning, "The outbox could not put down what became of {Command}; it is sent again by the next run, and takes effect once")]
    public static partial void OutboxFailed(ILogger logger, string command, Exception fault);

    [LoggerMessage(10, LogLevel.Warning, "What {Command} needs before it is sent did not succeed; trying again in {Pause}")]
    public static partial void PreparationFailed(ILogger logger, string command, TimeSpan pause, Exception fault);

    [LoggerMessage(11, LogLevel.Information, "Somebody has to sign in before the hub can be reached ({Reason}); asking again in {Pause}")]
    public static partial void SignInNeeded(ILogger logger, string reason, TimeSpan pause);
}
