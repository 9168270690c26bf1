using System.Net;

namespace RedProperty.Realtime.Server.Tests.Measures;

public sealed class HouseKeepingTests(ServedHouse house) : IClassFixture<ServedHouse>
{
    [Fact]
    public async Task A_house_without_its_store_lives_but_is_not_ready()
    {
        Assert.Equal(HttpStatusCode.OK, (await Get("/healthz/ready")).StatusCode);
        house.Doors.IsAway = true;
        try
        {
            using var live = await Get("/healthz/live");
            using var ready = await Get("/healthz/ready");

            Assert.Equal(HttpStatusCode.OK, live.StatusCode);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
            var body = await ready.Body();
            Assert.Equal("unhealthy", body.GetProperty("status").GetString());
            Assert.Equal("unhealthy", body.GetProperty("checks").GetProperty("store").GetProperty("status").GetString());
        }
        finally
        {
            house.Doors.IsAway = false;
        }
    }

    [Fact]
    public async Task What_the_doors_do_is_measured()
    {
        // A meter is the process's: what other houses of this test run do is counted with it, so the figures are at least ours.
        await using var worker = await house.Connect("worker-spring-1");
        await worker.Watch();
        await worker.Report();
        await worker.NextEvent();
        await worker.FaultOf("Acknowledge", new { commandId = "c", ticketId = "spring.nothing" });

        var text = string.Empty;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(ServedHouse.Patience);
        while (!text.Contains("type=\"reported\"", StringComparison.Ordinal))
        {
            await Task.Delay(10, limit.Token);
            text = await (await Get("/metrics")).Content.ReadAsStringAsync(limit.Token);
        }

        Assert.Matches("redproperty_pushes_total\\{.*type=\"reported\".*\\} [1-9]", text);
        Assert.Matches("redproperty_hub_invocations_total\\{.*method=\"Report\".*result=\"done\".*\\} [1-9]", text);
        Assert.Matches("redproperty_hub_invocations_total\\{.*method=\"Acknowledge\".*result=\"notFound\".*\\} [1-9]", text);

        // Houses of other tests in this process count along, from whenever this one began to look.
        Assert.Matches("redproperty_hub_connections(\\{.*\\})? -?[0-9]", text);
        Assert.Contains("redproperty_push_latency_seconds_bucket", text, StringComparison.Ordinal);
        Assert.Contains("dotnet_gc_collections", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doors_describe_themselves()
    {
        var description = await (await Get("/openapi/v1.json")).Body();

        var paths = description.GetProperty("paths");
        foreach (var path in (string[])["/api/sessions", "/api/tickets", "/api/tickets/{id}", "/api/places", "/api/organisation", "/api/accounts", "/open311/v2/requests.{format}"])
        {
            Assert.True(paths.TryGetProperty(path, out _), path);
        }
    }

    [Fact]
    public async Task An_unknown_address_of_the_API_is_a_problem_and_not_a_page()
    {
        await Expect.Problem(await Get("/api/nothing"), 404, "notFound");
        await Expect.Problem(await Get("/api/tickets/a/b"), 404, "notFound");
        Assert.Equal("a page", await (await Get("/somewhere")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Our_own_mistake_tells_nothing_of_our_insides()
    {
        using var answer = await Get("/api/broken");
        var problem = await Expect.Problem(answer, 500, null);

        Assert.DoesNotContain("secret", problem.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task A_store_out_of_reach_is_unavailable_over_HTTP()
    {
        using var worker = await house.As("worker-spring-1");
        house.Doors.IsAway = true;
        try
        {
            var problem = await Expect.Problem(await worker.GetAsync("/api/tickets/spring.abc", TestContext.Current.CancellationToken), 503, "unavailable");
            Assert.DoesNotContain("10.1.2.3", problem.GetRawText(), StringComparison.Ordinal);
        }
        finally
        {
            house.Doors.IsAway = false;
        }
    }

    private Task<HttpResponseMessage> Get(string address) => house.Anybody.GetAsync(address, TestContext.Current.CancellationToken);
}
