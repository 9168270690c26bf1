using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Server.Problems;

namespace RedProperty.Realtime.Server.Open311;

/// <summary>What an Open311 door threw, as an array of errors in the format that was asked for.</summary>
internal sealed class Open311Answers(ILogger<Open311Answers> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!Doors.IsOpen311(httpContext.Request.Path))
        {
            return false;
        }

        var call = Open311Call.Of(httpContext);
        await FaultOf(call, httpContext, exception).Answer(call).ExecuteAsync(httpContext);
        return true;
    }

    private Open311Fault FaultOf(Open311Call call, HttpContext context, Exception exception)
    {
        if (FailedRequest.Explain(exception) is not var (status, refusal))
        {
            Problems.Log.DoorFailed(logger, context.Request.Method, context.Request.Path, exception);
            return new Open311Fault(500, call.Say("服务器内部错误，我们已记录。", "Something went wrong on our side; it has been written down."));
        }

        Problems.Problems.SetRetryAfter(context.Response, status, refusal.RetryAfter);
        return status == StatusCodes.Status503ServiceUnavailable
            ? new Open311Fault(status, call.Say("系统暂时无法受理，请稍后用同一 Idempotency-Key 重试。", refusal.Sentence))
            : Open311Fault.Bad(refusal.Sentence);
    }
}
