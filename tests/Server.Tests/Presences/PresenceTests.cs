using System.Net;
using System.Net.Http.Json;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Server.Tests.Presences;

public sealed class PresenceTests(ServedHouse house) : IClassFixture<ServedHouse>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_secretary_sees_on_what_a_worker_is_online_until_he_leaves()
    {
        await using (var worker = await house.Connect("worker-spring-1"))
        {
            Assert.Empty((await Person("worker-spring-1")).Devices);
            await worker.Watch(new WatchRequest(Device: new WatchingDevice("tablet-7", "tablet")));
            await worker.Watch(new WatchRequest(Device: new WatchingDevice("tablet-7", "tablet")));

            Assert.Equal("tablet", Assert.Single((await Person("worker-spring-1")).Devices).Kind);
            Assert.Empty((await Person("worker-spring-2")).Devices);
        }

        await ServedHouse.Until(() => house.Presence.Of("worker-spring-1").Count == 0);
    }

    [Fact]
    public async Task A_connection_that_falls_silent_counts_as_gone_after_four_seconds_and_is_not_ended()
    {
        await using var steward = await house.Connect("steward-spring-1");
        await steward.Watch(new WatchRequest(Device: new WatchingDevice("phone", "phone")));
        Assert.Single(house.Presence.Of("steward-spring-1"));

        // Its keep-alive is SignalR's own, 15 seconds: too seldom for a device.
        await ServedHouse.Until(() => house.Presence.Of("steward-spring-1").Count == 0);
        await steward.Watch();
        Assert.Single(house.Presence.Of("steward-spring-1"));
    }

    [Theory]
    [InlineData("worker-spring-1", "spring", HttpStatusCode.Forbidden)]
    [InlineData("manager-spring", "spring", HttpStatusCode.Forbidden)]
    [InlineData("secretary-spring", "lake", HttpStatusCode.Forbidden)]
    [InlineData("secretary-spring", "nowhere", HttpStatusCode.NotFound)]
    [InlineData("secretary-spring", "", HttpStatusCode.NotFound)]
    [InlineData("secretary-spring", "spring-1", HttpStatusCode.OK)]
    [InlineData("worker-spring-1", "spring-1", HttpStatusCode.OK)]
    [InlineData("worker-spring-1", "spring-2", HttpStatusCode.Forbidden)]
    [InlineData("worker-spring-1", "spring-1-01", HttpStatusCode.Forbidden)]
    [InlineData("steward-spring-1", "spring-1", HttpStatusCode.OK)]
    [InlineData("steward-spring-1", "spring-2", HttpStatusCode.Forbidden)]
    [InlineData("steward-spring-1", "spring", HttpStatusCode.Forbidden)]
    [InlineData("branch-spring-1", "spring-1", HttpStatusCode.OK)]
    [InlineData("branch-spring-1", "spring-2", HttpStatusCode.Forbidden)]
    [InlineData("manager-spring", "spring-1", HttpStatusCode.OK)]
    [InlineData("manager-spring", "lake-1", HttpStatusCode.Forbidden)]
    public async Task Only_those_who_answer_for_a_place_see_who_is_online_there(string person, string scope, HttpStatusCode status)
    {
        using var http = await house.As(person);
        using var answer = await http.GetAsync($"/api/presence?scope={scope}", Token);
        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData("""{"device":{"id":"","kind":"tablet"}}""", "invalid: device.id: ")]
    [InlineData("""{"device":{"id":"x","kind":"toaster"}}""", "invalid: device.kind: ")]
    [InlineData("""{"device":{"id":"x"}}""", "invalid: device.kind: ")]
    public async Task A_device_that_cannot_be_is_named(string request, string fault)
    {
        await using var worker = await house.Connect("worker-spring-1");
        Assert.StartsWith(fault, await worker.FaultOf("Watch", Json.Parse(request)), StringComparison.Ordinal);
    }

    private async Task<PersonPresence> Person(string id)
    {
        using var http = await house.As("secretary-spring");
        var list = await http.GetFromJsonAsync<PresenceList>("/api/presence?scope=spring", Token);
        return list!.People.Single(person => person.UserId == id);
    }
}
