using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace RedProperty.Realtime.Redis;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The {Connection} connection to the store is lost ({Failure}); trying again until it is back.")]
    public static partial void ConnectionLost(ILogger logger, ConnectionType connection, ConnectionFailureType failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "The {Connection} connection to the store is back.")]
    public static partial void ConnectionRestored(ILogger logger, ConnectionType connection);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Finished the change of community {Community} that the store was killed in.")]
    public static partial void ChangeFinished(ILogger logger, string community);

    [LoggerMessage(Level = LogLevel.Information, Message = "Listening to the feeds of {Communities} communities.")]
    public static partial void Listening(ILogger logger, int communities);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The feeds cannot be followed for now; trying again in {Delay}.")]
    public static partial void FeedsOutOfReach(ILogger logger, TimeSpan delay, Exception error);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Fetched {Count} events of {Feed} that were not heard.")]
    public static partial void HoleFilled(ILogger logger, int count, string feed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Feed {Feed} cannot be continued; its readers start anew at {Sequence}.")]
    public static partial void FeedReset(ILogger logger, string feed, long sequence);

    [LoggerMessage(Level = LogLevel.Error, Message = "A reader of feed {Feed} threw; readers must not.")]
    public static partial void ReaderThrew(ILogger logger, string feed, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "A message on the channel of feeds is none of ours and was left out.")]
    public static partial void MessageUnreadable(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Changed documents cannot be looked for now; trying again in {Delay}.")]
    public static partial void DocumentsOutOfReach(ILogger logger, TimeSpan delay, Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "This machine's clock is {Skew} ahead of the store's (behind, if negative); the store's counts. Set the machine's clock right.")]
    public static partial void MachineClockSkewed(ILogger logger, TimeSpan skew);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store's clock went back to {Now:O}; it is followed.")]
    public static partial void StoreClockWentBack(ILogger logger, DateTimeOffset now);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store's clock leapt ahead; nothing is enforced by it before the leap has lasted 10 seconds.")]
    public static partial void StoreClockLeapt(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store's clock stays ahead; it is now {Now:O}.")]
    public static partial void StoreClockBelieved(ILogger logger, DateTimeOffset now);

    [LoggerMessage(Level = LogLevel.Error, Message = "Deadlines are not being watched since {Since:O}: no process of the workers role gives a sign of life.")]
    public static partial void WatchLost(ILogger logger, DateTimeOffset since);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Deadlines are being watched again.")]
    public static partial void WatchBack(ILogger logger);

    [LoggerMessage(Level = LogLevel.Error, Message = "A reader of document {Name} threw; readers must not.")]
    public static partial void DocumentReaderThrew(ILogger logger, string name, Exception error);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Who is online could not be told to the store; tried again at once.")]
    public static partial void PresenceNotKept(ILogger logger, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "The store has not answered for {Patience}; until it does, everything is refused as unavailable at once.")]
    public static partial void StoreSilent(ILogger logger, TimeSpan patience);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store answers again.")]
    public static partial void StoreSpeaks(ILogger logger);

    [LoggerMessage(Level = LogLevel.Error, Message = "The log of feed {Feed} has lost events that were told already (heard {Heard}, the store says {Head}): its community begins a new epoch.")]
    public static partial void LogLost(ILogger logger, string feed, long heard, long head);
}
