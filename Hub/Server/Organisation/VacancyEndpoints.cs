using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Figures;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Server.Organisation;

/// <summary>The posts that nobody holds, and what passed them today: the list that an administrator works off.</summary>
internal static class VacancyEndpoints
{
    /// <param name="group">Administrators only.</param>
    public static void MapVacancies(this RouteGroupBuilder group) => group.MapGet("/vacancies", List)
        .WithSummary("Posts on a ladder that nobody holds, most buildings first, with how many matters passed each today.")
        .ProducesProblem(401).ProducesProblem(403);

    private static async Task<Ok<IReadOnlyList<Vacancy>>> List(
        IRulebooks rulebooks, [FromServices] IDayFigures figures, TimeProvider time, CancellationToken cancellation)
    {
        var rules = rulebooks.Current;
        var vacant = VacantPosts.In(rules.Organisation);
        var communities = vacant.SelectMany(post => rules.Organisation.CommunitiesOf(post.Place.Id)).Distinct().ToList();
        var today = DateOnly.FromDateTime(time.GetUtcNow().ToOffset(rules.Calendar.UtcOffset).DateTime);
        var passed = await figures.Sum(communities, today, today, cancellation);
        return TypedResults.Ok<IReadOnlyList<Vacancy>>([.. vacant.Select(post => new Vacancy(
            post.PostId,
            RoleNames.Of(post.Role),
            post.Place.Id,
            post.Place.Name,
            post.Place.NameEn,
            post.Buildings,
            passed.GetValueOrDefault(FigureNames.PassedVacant(post.PostId))))]);
    }
}

/// <param name="Post">For example <c>redSteward@yanzishan-1</c>.</param>
/// <param name="Buildings">For how many buildings nobody else holds the role.</param>
/// <param name="PassedToday">Matters that rose past it since midnight, local time.</param>
internal sealed record Vacancy(string Post, string Role, string Place, string PlaceName, string PlaceNameEn, int Buildings, long PassedToday);
