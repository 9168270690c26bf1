using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RedProperty.Realtime.Server.Problems;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed")]
    public static partial void DoorFailed(ILogger logger, string method, PathString path, Exception exception);
}
