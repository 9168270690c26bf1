using Microsoft.AspNetCore.Http;
using RedProperty.Realtime.Domain;

namespace RedProperty.Realtime.Server.Problems;

/// <summary>A refusal as the answer of an HTTP door: problem+json, with Retry-After where waiting helps.</summary>
internal sealed class RefusedRequest(Refusal refusal, int? status = null) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var problem = Problems.Of(refusal, status);
        Problems.SetRetryAfter(httpContext.Response, problem.Status!.Value, refusal.RetryAfter);
        return TypedResults.Problem(problem).ExecuteAsync(httpContext);
    }
}
