using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Server.Tests.Accounts;

public sealed class SessionTests(ServedHouse house) : IClassFixture<ServedHouse>
{
    [Fact]
    public async Task The_right_password_opens_a_session_with_the_posts()
    {
        using var answer = await SignIn("WORKER-spring-1", ServedHouse.Password);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        var session = await answer.Content.ReadFromJsonAsync<Session>(TestContext.Current.CancellationToken);
        Assert.Equal("worker-spring-1", session!.User.Id);
        Assert.Equal(new HeldPost("gridWorker", "spring-1"), Assert.Single(session.User.Posts));
        Assert.Equal(house.Time.GetUtcNow() + TimeSpan.FromHours(12), session.ExpiresAt);
    }

    [Theory]
    [InlineData("secretary-spring", "wrong-password")]
    [InlineData("nobody-at-all", ServedHouse.Password)]
    public async Task A_wrong_name_and_a_wrong_password_sound_the_same(string userName, string password)
    {
        using var answer = await SignIn(userName, password);

        await Expect.Problem(answer, 401, "unauthenticated", detail: "User name or password is wrong.");
    }

    [Fact]
    public async Task After_five_wrong_passwords_even_the_right_one_has_to_wait()
    {
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await SignIn("district", "wrong-password");
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        }

        using var throttled = await SignIn(" District", ServedHouse.Password);
        await Expect.Problem(throttled, 429, "limited");
        Assert.Equal(TimeSpan.FromMinutes(1), throttled.Headers.RetryAfter!.Delta);
        using var other = await SignIn("city", ServedHouse.Password);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);

        house.Time.Advance(TimeSpan.FromMinutes(1));
        using var later = await SignIn("district", ServedHouse.Password);
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    [Fact]
    public async Task Guesses_sent_all_at_once_learn_no_more_than_five()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => SignIn("station", $"wrong-{i}")));

        Assert.InRange(answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized), 1, 6);
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData("""{"password":"x"}""", "userName")]
    [InlineData("""{"userName":"admin"}""", "password")]
    [InlineData("""{"userName":"","password":"x"}""", "userName")]
    [InlineData("""{"userName":5,"password":"x"}""", "userName")]
    [InlineData("""{"userName":"admin","password":["x"]}""", "password")]
    [InlineData("""{"userName":"admin","password":""", null)]
    [InlineData("<session/>", null)]
    [InlineData("null", null)]
    [InlineData("", null)]
    [InlineData("[]", null)]
    public async Task A_malformed_sign_in_is_refused_by_field(string body, string? field)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await house.Anybody.PostAsync("/api/sessions", content, TestContext.Current.CancellationToken);

        await Expect.Problem(answer, 400, "invalid", field);
    }

    [Fact]
    public async Task Another_content_type_and_a_huge_body_are_refused()
    {
        using var form = new StringContent("userName=admin", Encoding.UTF8, "application/x-www-form-urlencoded");
        using var other = await house.Anybody.PostAsync("/api/sessions", form, TestContext.Current.CancellationToken);
        await Expect.Problem(other, 415, "invalid");

        using var huge = await SignIn(new string('a', 40_000), "x");
        await Expect.Problem(huge, 413, "limited");

        using var longName = await SignIn(new string('a', 65), "x");
        await Expect.Problem(longName, 400, "invalid", "userName");
    }

    [Fact]
    public async Task A_token_ends_after_twelve_hours()
    {
        using var answer = await SignIn("manager-lake", ServedHouse.Password);
        var session = await answer.Content.ReadFromJsonAsync<Session>(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = house.Anybody.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session!.AccessToken);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/tickets", TestContext.Current.CancellationToken)).StatusCode);

        house.Time.Advance(TimeSpan.FromHours(12));

        await Expect.Problem(await client.GetAsync("/api/tickets", TestContext.Current.CancellationToken), 401, "unauthenticated");
    }

    [Fact]
    public async Task A_token_in_the_address_counts_for_the_hub_alone()
    {
        var token = Uri.EscapeDataString(await house.TokenOf("admin"));

        using var answer = await house.Anybody.GetAsync($"/api/tickets?access_token={token}", TestContext.Current.CancellationToken);

        await Expect.Problem(answer, 401, "unauthenticated");
    }

    private Task<HttpResponseMessage> SignIn(string userName, string password) =>
        house.Anybody.PostAsJsonAsync("/api/sessions", new { userName, password }, TestContext.Current.CancellationToken);
}
