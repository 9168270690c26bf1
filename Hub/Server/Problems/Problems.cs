using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Server.Wire;

namespace RedProperty.Realtime.Server.Problems;

/// <summary>Refusals as RFC 9457 problems: <c>code</c> is the refusal's, <c>field</c> the one at fault, <c>reason</c> the sentence's name where it has one, <c>received</c> where a photo goes on.</summary>
internal static class Problems
{
    /// <summary>What a client is told to wait when nobody knows better.</summary>
    public static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(1);

    private static readonly Dictionary<RefusalCode, int> Statuses = new()
    {
        [RefusalCode.Invalid] = StatusCodes.Status400BadRequest,
        [RefusalCode.Unauthenticated] = StatusCodes.Status401Unauthorized,
        [RefusalCode.Forbidden] = StatusCodes.Status403Forbidden,
        [RefusalCode.NotFound] = StatusCodes.Status404NotFound,
        [RefusalCode.Conflict] = StatusCodes.Status409Conflict,
        [RefusalCode.Limited] = StatusCodes.Status429TooManyRequests,
        [RefusalCode.Unavailable] = StatusCodes.Status503ServiceUnavailable,
    };

    private static readonly Dictionary<int, (RefusalCode Code, string Sentence)> Bare = new()
    {
        [400] = (RefusalCode.Invalid, "The request cannot be read."),
        [401] = (RefusalCode.Unauthenticated, "Sign in first: POST /api/sessions gives an access token."),
        [403] = (RefusalCode.Forbidden, "Your posts do not allow this."),
        [404] = (RefusalCode.NotFound, "There is nothing at this address for this method; GET /openapi/v1.json lists what there is."),
        [405] = (RefusalCode.Invalid, "This address does not know that method; GET /openapi/v1.json lists what it knows."),
        [413] = (RefusalCode.Limited, "The body is too large."),
        [415] = (RefusalCode.Invalid, "The body has another content type than this address takes: application/json, or text/csv for files."),
        [429] = (RefusalCode.Limited, "Too many requests; wait a moment."),
        [503] = (RefusalCode.Unavailable, "The service cannot answer at the moment; try again."),
    };

    public static int StatusOf(RefusalCode code) => Statuses[code];

    /// <param name="status">Another than the refusal's code has.</param>
    public static RefusedRequest AsProblem(this Refusal refusal, int? status = null) => new(refusal, status);

    public static ProblemDetails Of(Refusal refusal, int? status = null)
    {
        var problem = new ProblemDetails { Status = status ?? StatusOf(refusal.Code), Detail = refusal.Sentence };
        problem.Extensions["code"] = WireWords<RefusalCode>.Of(refusal.Code);
        if (refusal.Field is not null)
        {
            problem.Extensions["field"] = refusal.Field;
        }

        if (refusal.Reason is not null)
        {
            problem.Extensions["reason"] = refusal.Reason;
        }

        if (refusal.Received is not null)
        {
            problem.Extensions["received"] = refusal.Received;
        }

        return problem;
    }

    /// <summary>Gives the framework's own bare refusals a code and a sentence.</summary>
    public static void Complete(ProblemDetails problem)
    {
        if (!problem.Extensions.ContainsKey("code") && Bare.TryGetValue(problem.Status ?? 0, out var bare))
        {
            problem.Extensions["code"] = WireWords<RefusalCode>.Of(bare.Code);
            problem.Detail ??= bare.Sentence;
        }
    }

    public static void SetRetryAfter(HttpResponse response, int status, TimeSpan? wait)
    {
        if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
        {
            response.Headers.RetryAfter = ((int)Math.Ceiling((wait ?? UsualWait).TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}
