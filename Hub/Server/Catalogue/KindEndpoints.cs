using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Server.Problems;

namespace RedProperty.Realtime.Server.Catalogue;

/// <summary>Which kind a text may be about, for whoever reports: the catalogue is public, and so is this.</summary>
internal static class KindEndpoints
{
    /// <summary>As many as a person looks at.</summary>
    private const int MostSuggested = 5;

    public static void MapKinds(this IEndpointRouteBuilder routes) => routes.MapGet("/api/kinds/suggest", Suggest)
        .AllowAnonymous()
        .WithSummary("Kinds that a text may be about, the likeliest first, each with the words that spoke for it; text has at most 1,000 characters.")
        .Produces<IReadOnlyList<SuggestedKind>>().ProducesProblem(400).ProducesProblem(429);

    private static IResult Suggest(string? text, HttpContext context, IRulebooks rulebooks, AnonymousLimit limit)
    {
        if (limit.Refuse(context) is { } tooOften)
        {
            return tooOften.AsProblem();
        }

        if (text?.Length > KindGuess.LongestText)
        {
            return Refusal.Invalid("text", $"has {text.Length} characters; at most {KindGuess.LongestText} are looked at.").AsProblem();
        }

        var suggested = rulebooks.Current.Catalogue.Guess.Suggest(text, MostSuggested);
        return TypedResults.Ok<IReadOnlyList<SuggestedKind>>([.. suggested.Select(one => new SuggestedKind(
            one.Kind.Code, one.Kind.Name, one.Kind.NameEn, one.Kind.CategoryCode, one.Words))]);
    }
}
