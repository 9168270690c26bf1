using System.Net.Http.Json;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Server.Tests.Organisation;

public sealed class PlaceDoorTests(ServedHouse house) : IClassFixture<ServedHouse>
{
    [Theory]
    [InlineData("", 6)]
    [InlineData("?scope=", 6)]
    [InlineData("?scope=spring", 4)]
    [InlineData("?scope=lake-1", 2)]
    [InlineData("?scope=lake-1-01", 1)]
    public async Task Buildings_come_with_grid_community_address_and_coordinates(string query, int count)
    {
        using var worker = await house.As("worker-lake-1");

        var places = await worker.GetFromJsonAsync<List<BuildingPlace>>($"/api/places{query}", TestContext.Current.CancellationToken);

        Assert.Equal(count, places!.Count);
        Assert.All(places, place => Assert.True(place is { Address: not null, Latitude: not null, Longitude: not null }));
        Assert.All(places, place => Assert.Equal(place.Community, place.Grid.Split('-')[0]));
    }

    [Fact]
    public async Task An_unknown_scope_and_a_stranger_are_refused()
    {
        using var worker = await house.As("worker-lake-1");

        await Expect.Problem(await worker.GetAsync("/api/places?scope=atlantis", TestContext.Current.CancellationToken), 404, "notFound", "scope");
        await Expect.Problem(await house.Anybody.GetAsync("/api/places", TestContext.Current.CancellationToken), 401, "unauthenticated");
    }
}
