using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Server.Problems;
using RedProperty.Realtime.Server.Wire;

namespace RedProperty.Realtime.Server.Catalogue;

/// <summary>The kinds, and which of them a text may be about.</summary>
internal static class KindEndpoints
{
    /// <summary>As many as a person looks at.</summary>
    private const int MostSuggested = 5;

    public static void MapKinds(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/kinds", List)
            .RequireAuthorization()
            .WithSummary("What may be reported, by category, in the catalogue's order: for a device that must know it without signal.")
            .Produces<KindList>().ProducesProblem(401);
        routes.MapGet("/api/kinds/suggest", Suggest)
            .AllowAnonymous()
            .WithSummary("Kinds that a text may be about, the likeliest first, each with the words that spoke for it; text has at most 1,000 characters.")
            .Produces<IReadOnlyList<SuggestedKind>>().ProducesProblem(400).ProducesProblem(429);
    }

    private static Ok<KindList> List(IRulebooks rulebooks)
    {
        var catalogue = rulebooks.Current.Catalogue;
        var kinds = catalogue.Kinds.ToLookup(kind => kind.CategoryCode, ToWire, StringComparer.Ordinal);
        return TypedResults.Ok(new KindList(
            [.. catalogue.Categories.Select(category => new KindCategory(category.Code, category.Name, category.NameEn, [.. kinds[category.Code]]))]));
    }

    private static KindEntry ToWire(TicketKind kind) => new(
        kind.Code, kind.Name, kind.NameEn, WireWords<Severity>.Of(kind.DefaultSeverity), WireWords<Track>.Of(kind.Track), kind.Keywords);

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
