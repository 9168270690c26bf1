using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.SignalR.Client;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Server.Tests.Sessions;

public sealed class DeviceSessionTests(ServedHouse house) : IClassFixture<ServedHouse>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_device_is_told_how_it_is_renewed_and_renews_by_the_same_token()
    {
        var session = await SignedIn("worker-spring-1", "t-1");
        Assert.Equal("PT10M", session.Device!.LockAfter);
        Assert.Equal(house.Time.GetUtcNow().AddDays(30), session.Device.RenewableUntil);

        using var answer = await Renew(session);

        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        var renewed = (await answer.Content.ReadFromJsonAsync<Session>(Token))!;
        Assert.Equal((session.Device.RenewalToken, "worker-spring-1"), (renewed.Device!.RenewalToken, renewed.User.Id));
        Assert.NotEqual(session.AccessToken, renewed.AccessToken);
        Assert.Equal(HttpStatusCode.OK, await Tickets(renewed));
    }

    [Fact]
    public async Task Without_a_device_nothing_of_one_is_answered()
    {
        using var answer = await house.Anybody.PostAsJsonAsync("/api/sessions", new { userName = "worker-spring-1", password = ServedHouse.Password }, Token);

        Assert.DoesNotContain("device", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"kind":"tablet"}""", "device.id")]
    [InlineData("""{"id":"","kind":"tablet"}""", "device.id")]
    [InlineData("""{"id":"12345678901234567890123456789012345678901234567890123456789012345","kind":"tablet"}""", "device.id")]
    [InlineData("""{"id":"a/b","kind":"tablet"}""", "device.id")]
    [InlineData("""{"id":"..","kind":"tablet"}""", "device.id")]
    [InlineData("""{"id":"x"}""", "device.kind")]
    [InlineData("""{"id":"x","kind":"desk"}""", "device.kind")]
    [InlineData("""{"id":"x","kind":"toaster"}""", "device.kind")]
    [InlineData("""{"id":"x","kind":"tablet","name":"1234567890123456789012345678901234567890123456789012345678901"}""", "device.name")]
    public async Task A_device_that_cannot_be_is_refused_by_field(string device, string field)
    {
        var body = $$"""{"userName":"worker-spring-1","password":"{{ServedHouse.Password}}","device":{{device}}}""";

        await Expect.Problem(await Post("/api/sessions", body), 400, "invalid", field);
    }

    [Theory]
    [InlineData("/api/sessions/renew", "{}")]
    [InlineData("/api/sessions/renew", """{"renewalToken":7}""")]
    [InlineData("/api/sessions/end", "{}")]
    public async Task A_token_that_is_not_there_is_asked_for(string address, string body) =>
        await Expect.Problem(await Post(address, body), 400, "invalid", "renewalToken");

    [Fact]
    public async Task A_wrong_token_is_refused_and_after_five_nothing_is_let_in_for_a_minute()
    {
        var session = await SignedIn("worker-lake-1", "t-guess");
        var wrong = session.Device!.RenewalToken[..^4] + "AAAA";
        for (var i = 0; i < 5; i++)
        {
            await Expect.Problem(await Renew(wrong), 401, "unauthenticated");
        }

        await Expect.Problem(await Renew(session), 429, "limited");
        house.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await Renew(session)).StatusCode);
    }

    [Fact]
    public async Task Signed_out_on_the_device_its_token_opens_no_door_and_nobody_elses_is_touched()
    {
        var (mine, other) = (await SignedIn("worker-spring-1", "t-2"), await SignedIn("worker-spring-1", "t-3"));
        Assert.Equal(HttpStatusCode.OK, await Tickets(mine));

        Assert.Equal(HttpStatusCode.NoContent, (await End(mine)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await End(mine)).StatusCode);

        using var client = As(mine);
        foreach (var door in (string[])["/api/tickets", "/api/places?scope=spring-1", "/api/presence?scope=spring-1", "/api/audit", "/hubs/coordination/negotiate"])
        {
            using var answer = door.StartsWith("/hubs", StringComparison.Ordinal) ? await client.PostAsync(door, null, Token) : await client.GetAsync(door, Token);
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{door}: {answer.StatusCode}");
        }

        await Expect.Problem(await client.GetAsync("/api/places?scope=spring-1", Token), 401, "unauthenticated", detail: "This device was signed out; sign in again.");
        await Expect.Problem(await Renew(mine), 401, "unauthenticated");
        Assert.Equal(HttpStatusCode.OK, await Tickets(other));
        using var again = await client.PostAsJsonAsync("/api/sessions", Who("worker-spring-1", "t-2"), Token);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task An_administrator_sees_the_devices_and_withdraws_one()
    {
        var session = await SignedIn("steward-spring-2", "t-4", "二号平板");
        using var admin = await house.As("admin");

        var line = Assert.Single(Json.Parse(await admin.GetStringAsync(new Uri("/api/accounts/steward-spring-2/devices", UriKind.Relative), Token)).EnumerateArray());
        Assert.Equal(("t-4", "tablet", "二号平板"), (line.GetProperty("id").GetString(), line.GetProperty("kind").GetString(), line.GetProperty("name").GetString()));
        Assert.Equal(house.Time.GetUtcNow(), line.GetProperty("renewedAt").GetDateTimeOffset());
        Assert.Equal(["id", "kind", "name", "renewableUntil", "renewedAt", "signedInAt"], line.EnumerateObject().Select(field => field.Name).Order());

        using var withdrawn = await admin.DeleteAsync("/api/accounts/steward-spring-2/devices/t-4", Token);
        Assert.Equal(HttpStatusCode.NoContent, withdrawn.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await Tickets(session));
        await Expect.Problem(await Renew(session), 401, "unauthenticated");
        await Expect.Problem(await admin.DeleteAsync("/api/accounts/steward-spring-2/devices/t-4", Token), 404, "notFound", "deviceId");
        await Expect.Problem(await admin.DeleteAsync("/api/accounts/nobody/devices/t-4", Token), 404, "notFound", "userName");
        Assert.Contains(house.Audit.Entries, entry => entry.What == "deviceWithdrawn" && entry.Details["device"] == "二号平板");
    }

    [Fact]
    public async Task Nobody_else_sees_or_withdraws_devices()
    {
        await SignedIn("worker-spring-2", "t-5");
        using var secretary = await house.As("secretary-spring");

        await Expect.Problem(await secretary.GetAsync("/api/accounts/worker-spring-2/devices", Token), 403, "forbidden");
        await Expect.Problem(await secretary.DeleteAsync("/api/accounts/worker-spring-2/devices/t-5", Token), 403, "forbidden");
        await Expect.Problem(await house.Anybody.GetAsync("/api/accounts/worker-spring-2/devices", Token), 401, "unauthenticated");
    }

    [Fact]
    public async Task An_open_line_of_a_withdrawn_device_is_refused_gets_no_more_and_is_ended()
    {
        var session = await SignedIn("worker-spring-1", "t-6");
        var ended = new TaskCompletionSource();
        await using var line = Line(session, ended);
        await using var tablet = new Tablet(line);
        await tablet.Start();
        await tablet.Watch(new WatchRequest(Device: new WatchingDevice("t-6", "tablet")));
        await using var steward = await house.Connect("steward-spring-1");
        await steward.Watch();
        await steward.Report();
        await tablet.NextEvent();
        Assert.Contains(house.Presence.Of("worker-spring-1"), device => device.DeviceId == "t-6");

        using var admin = await house.As("admin");
        (await admin.DeleteAsync("/api/accounts/worker-spring-1/devices/t-6", Token)).EnsureSuccessStatusCode();
        await steward.NextEvent();
        await steward.Report();
        await steward.NextEvent();

        Assert.False(tablet.HasEvent);
        house.Time.Advance(TimeSpan.FromSeconds(1));
        await ended.Task.WaitAsync(ServedHouse.Patience, Token);
        await ServedHouse.Until(() => house.Presence.Of("worker-spring-1").All(device => device.DeviceId != "t-6"));
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => line.StartAsync(Token));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task A_call_of_a_withdrawn_device_is_refused_before_its_line_is_ended()
    {
        var session = await SignedIn("worker-spring-1", "t-7");
        await using var tablet = new Tablet(Line(session, new TaskCompletionSource()));
        await tablet.Start();

        await End(session);

        Assert.StartsWith("unauthenticated: ", await tablet.FaultOf("Watch", new WatchRequest()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_line_of_a_disabled_account_gets_no_more_and_is_ended_too()
    {
        var session = await SignedIn("worker-spring-2", "t-8");
        var ended = new TaskCompletionSource();
        await using var tablet = new Tablet(Line(session, ended));
        await tablet.Start();
        await tablet.Watch();
        using var admin = await house.As("admin");

        await admin.PutAsJsonAsync("/api/accounts/worker-spring-2/disabled", new { isDisabled = true }, Token);
        await using var steward = await house.Connect("steward-spring-2");
        await steward.Watch();
        await steward.Report("spring-2-01");
        await steward.NextEvent();

        Assert.False(tablet.HasEvent);
        await ended.Task.WaitAsync(ServedHouse.Patience, Token);
        await Expect.Problem(await Renew(session), 401, "unauthenticated");
        await admin.PutAsJsonAsync("/api/accounts/worker-spring-2/disabled", new { isDisabled = false }, Token);
        Assert.Equal(HttpStatusCode.OK, (await Renew(session)).StatusCode);
    }

    private static object Who(string person, string device, string? name = null) =>
        new { userName = person, password = ServedHouse.Password, device = new { id = device, kind = "tablet", name } };

    private HttpClient As(Session session)
    {
        var client = new HttpClient { BaseAddress = house.Anybody.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.AccessToken);
        return client;
    }

    private async Task<HttpStatusCode> Tickets(Session session)
    {
        using var client = As(session);
        return (await client.GetAsync("/api/tickets", Token)).StatusCode;
    }

    private HubConnection Line(Session session, TaskCompletionSource ended)
    {
        var line = new HubConnectionBuilder().WithUrl(
            new Uri(house.Anybody.BaseAddress!, "/hubs/coordination"), options => options.AccessTokenProvider = () => Task.FromResult<string?>(session.AccessToken)).Build();
        line.Closed += _ =>
        {
            ended.TrySetResult();
            return Task.CompletedTask;
        };
        return line;
    }

    private async Task<Session> SignedIn(string person, string device, string? name = null)
    {
        using var answer = await house.Anybody.PostAsJsonAsync("/api/sessions", Who(person, device, name), Token);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<Session>(Token))!;
    }

    private Task<HttpResponseMessage> Renew(Session session) => Renew(session.Device!.RenewalToken);

    private Task<HttpResponseMessage> Renew(string token) => house.Anybody.PostAsJsonAsync("/api/sessions/renew", new RenewSession(token), Token);

    private Task<HttpResponseMessage> End(Session session) =>
        house.Anybody.PostAsJsonAsync("/api/sessions/end", new RenewSession(session.Device!.RenewalToken), Token);

    private Task<HttpResponseMessage> Post(string address, string body) =>
        house.Anybody.PostAsync(address, new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Token);
}
