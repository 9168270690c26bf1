using System.Net.Http.Json;

namespace RedProperty.Realtime.Server.Tests.Organisation;

public sealed class VacancyDoorTests(ServedHouse house) : IClassFixture<ServedHouse>
{
    [Fact]
    public async Task A_post_that_nobody_holds_is_shown_with_what_passed_it_today()
    {
        using var admin = await house.As("admin");
        Assert.Equal(0, (await Vacancies(admin)).GetArrayLength());

        house.City.WithVacant("redSteward", "spring-1").WithVacant("propertyManager", "lake");
        await using var worker = await house.Connect("worker-spring-1");
        await worker.Report();
        await worker.Report("spring-1-02");
        await worker.Report(kind: "corridor-clutter");

        var vacancies = await Vacancies(admin);

        Assert.Equal(
            [("propertyManager@lake", "propertyManager", "lake", "湖滨社区", 2, 0), ("redSteward@spring-1", "redSteward", "spring-1", "spring-1 网格", 2, 2)],
            vacancies.EnumerateArray().Select(vacancy => (
                vacancy.GetProperty("post").GetString(),
                vacancy.GetProperty("role").GetString(),
                vacancy.GetProperty("place").GetString(),
                vacancy.GetProperty("placeName").GetString(),
                vacancy.GetProperty("buildings").GetInt32(),
                vacancy.GetProperty("passedToday").GetInt32())));

        house.Time.Advance(TimeSpan.FromDays(1));
        using var session = await house.Anybody.PostAsJsonAsync(
            "/api/sessions", new { userName = "admin", password = ServedHouse.Password }, TestContext.Current.CancellationToken);
        using var tomorrow = new HttpClient { BaseAddress = house.Anybody.BaseAddress };
        tomorrow.DefaultRequestHeaders.Authorization = new("Bearer", (await session.Body()).GetProperty("accessToken").GetString());
        Assert.All((await Vacancies(tomorrow)).EnumerateArray(), vacancy => Assert.Equal(0, vacancy.GetProperty("passedToday").GetInt32()));
    }

    private static async Task<System.Text.Json.JsonElement> Vacancies(HttpClient client) =>
        await (await client.GetAsync("/api/vacancies", TestContext.Current.CancellationToken)).Body();
}
