namespace RedProperty.Realtime.Host.Demo;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Information, "The demo city's invented life is played by this process.")]
    public static partial void Playing(ILogger logger);

    [LoggerMessage(LogLevel.Debug, "The demo's step on {Subject} was refused: {Sentence}")]
    public static partial void Refused(ILogger logger, string subject, string sentence);

    [LoggerMessage(LogLevel.Warning, "The demo city's invented life was interrupted and goes on in a moment.")]
    public static partial void Interrupted(ILogger logger, Exception failure);
}
