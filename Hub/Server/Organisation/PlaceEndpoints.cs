using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Server.Problems;

namespace RedProperty.Realtime.Server.Organisation;

/// <summary>The buildings, for whoever is signed in: where they are is no secret, who lives there is not known here.</summary>
internal static class PlaceEndpoints
{
    public static void MapPlaces(this IEndpointRouteBuilder routes) => routes.MapGet("/api/places", List)
        .RequireAuthorization()
        .WithSummary("Buildings with grid, community, address and coordinates, of a place or of the whole city.")
        .Produces<IReadOnlyList<BuildingPlace>>().ProducesProblem(401).ProducesProblem(404);

    private static IResult List(string? scope, IRulebooks rulebooks)
    {
        var chart = rulebooks.Current.Organisation;
        var isWide = string.IsNullOrEmpty(scope);
        if (!isWide && chart.FindPlace(scope!) is null)
        {
            return Refusal.NotFound("scope", $"'{scope}' is no place of the organisation.").AsProblem();
        }

        var buildings = isWide ? chart.Places.Where(place => place.Level == PlaceLevel.Building) : chart.Within(scope!, PlaceLevel.Building);
        return TypedResults.Ok<IReadOnlyList<BuildingPlace>>([.. buildings.Select(building => ToWire(building, chart))]);
    }

    private static BuildingPlace ToWire(Place building, OrganisationChart chart) => new(
        building.Id,
        building.Name,
        building.NameEn,
        building.ParentId,
        chart.FindPlace(building.ParentId)!.ParentId,
        building.Address,
        building.Latitude,
        building.Longitude);
}
