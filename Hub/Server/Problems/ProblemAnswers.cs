using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace RedProperty.Realtime.Server.Problems;

/// <summary>Answers for what a door threw: a problem without a stack trace, and a log line when it was our mistake.</summary>
internal sealed class ProblemAnswers(ILogger<ProblemAnswers> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        ProblemDetails problem;
        if (FailedRequest.Explain(exception) is var (status, refusal))
        {
            problem = Problems.Of(refusal, status);
            Problems.SetRetryAfter(httpContext.Response, status, refusal.RetryAfter);
        }
        else
        {
            Log.DoorFailed(logger, httpContext.Request.Method, httpContext.Request.Path, exception);
            problem = new ProblemDetails { Status = StatusCodes.Status500InternalServerError, Detail = "Something went wrong on our side; it has been written down." };
        }

        httpContext.Response.StatusCode = problem.Status!.Value;
        await TypedResults.Problem(problem).ExecuteAsync(httpContext);
        return true;
    }
}
