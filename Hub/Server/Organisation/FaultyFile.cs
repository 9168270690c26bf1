using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Files;

namespace RedProperty.Realtime.Server.Organisation;

/// <summary>The answer to a file that was not loaded: every fault with its place.</summary>
internal static class FaultyFile
{
    public static ProblemHttpResult Answer(IReadOnlyList<DataFault> faults)
    {
        var problem = Problems.Problems.Of(new Refusal(
            RefusalCode.Invalid, $"The file has {faults.Count} faults and was not loaded; the first: {faults[0]}"));
        problem.Extensions["faults"] = faults;
        return TypedResults.Problem(problem);
    }
}
