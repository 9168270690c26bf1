using System.Net;
using System.Net.Http.Json;
using System.Text;

namespace RedProperty.Realtime.Server.Tests.Accounts;

public sealed class AccountTests(ServedHouse house) : IClassFixture<ServedHouse>
{
    [Fact]
    public async Task An_administrator_opens_accounts_that_work_at_once()
    {
        using var admin = await house.As("admin");

        using var answer = await Post(admin, """[{"userName":"Anna","personId":"worker-lake-1","password":"lake-2341-lake"}]""");

        Assert.Equal(1, (await answer.Body()).GetProperty("accounts").GetInt32());
        using var session = await house.Anybody.PostAsJsonAsync(
            "/api/sessions", new { userName = "anna", password = "lake-2341-lake" }, TestContext.Current.CancellationToken);
        Assert.Equal("worker-lake-1", (await session.Body()).GetProperty("user").GetProperty("id").GetString());
        var kept = await house.Accounts.Find("anna", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("lake-2341-lake", kept!.PasswordHash, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("secretary-spring", 403, "forbidden")]
    [InlineData(null, 401, "unauthenticated")]
    public async Task Nobody_else_does(string? person, int status, string code)
    {
        using var client = person is null ? new HttpClient { BaseAddress = house.Anybody.BaseAddress } : await house.As(person);

        await Expect.Problem(await Post(client, """[{"userName":"mallory","personId":"admin","password":"mallory-2341"}]"""), status, code);
        Assert.Null(await house.Accounts.Find("mallory", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("""[{"userName":"b","personId":"city","password":"too-short"}]""", "[0].password")]
    [InlineData("""[{"userName":"b","personId":"city","password":"long-enough-1"},{"userName":"c","personId":"nobody","password":"long-enough-1"}]""", "[1].personId")]
    [InlineData("""[{"userName":"b","personId":"city","password":"long-enough-1"},{"userName":"B","personId":"city","password":"long-enough-1"}]""", "[1].userName")]
    [InlineData("""[{"personId":"city","password":"long-enough-1"}]""", "[0].userName")]
    [InlineData("""[{"userName":"b","password":"long-enough-1"}]""", "[0].personId")]
    [InlineData("""[{"userName":"b","personId":7,"password":"long-enough-1"}]""", "[0].personId")]
    [InlineData("[null]", "[0]")]
    [InlineData("[]", "accounts")]
    [InlineData("{}", null)]
    public async Task One_broken_account_keeps_all_of_them_out(string body, string? field)
    {
        using var admin = await house.As("admin");

        await Expect.Problem(await Post(admin, body), 400, "invalid", field);
        Assert.Null(await house.Accounts.Find("b", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_list_tells_names_and_sign_ins_and_no_hash()
    {
        using var admin = await house.As("admin");

        var text = await admin.GetStringAsync(new Uri("/api/accounts", UriKind.Relative), TestContext.Current.CancellationToken);

        var line = Json.Parse(text).EnumerateArray().Single(account => account.GetProperty("userName").GetString() == "admin");
        Assert.Equal(house.Time.GetUtcNow(), line.GetProperty("signedInAt").GetDateTimeOffset(), TimeSpan.FromDays(1));
        Assert.False(line.GetProperty("isDisabled").GetBoolean());
        Assert.DoesNotContain("hash", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_disabled_account_is_out_at_once_with_its_token_and_comes_back_when_it_is_enabled()
    {
        using var admin = await house.As("admin");
        using var worker = await house.As("worker-spring-2");
        Assert.Equal(HttpStatusCode.OK, (await worker.GetAsync("/api/tickets", TestContext.Current.CancellationToken)).StatusCode);

        using var disabled = await Put(admin, "worker-spring-2/disabled", """{"isDisabled":true}""");

        Assert.True((await disabled.Body()).GetProperty("isDisabled").GetBoolean());
        await Expect.Problem(await worker.GetAsync("/api/tickets", TestContext.Current.CancellationToken), 401, "unauthenticated");
        using var enabled = await Put(admin, "worker-spring-2/disabled", """{"isDisabled":false}""");
        Assert.Equal(HttpStatusCode.OK, (await worker.GetAsync("/api/tickets", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_password_is_set_anew()
    {
        using var admin = await house.As("admin");

        using var answer = await Put(admin, "worker-spring-1/password", """{"password":"spring-again-1"}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var session = await house.Anybody.PostAsJsonAsync(
            "/api/sessions", new { userName = "worker-spring-1", password = "spring-again-1" }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, session.StatusCode);
    }

    [Theory]
    [InlineData("admin", "admin/disabled", """{"isDisabled":true}""", 409, "conflict", null)]
    [InlineData("admin", "nobody/disabled", """{"isDisabled":true}""", 404, "notFound", "userName")]
    [InlineData("admin", "nobody/password", """{"password":"long-enough-1"}""", 404, "notFound", "userName")]
    [InlineData("admin", "city/password", """{"password":"short"}""", 400, "invalid", "password")]
    [InlineData("admin", "city/password", "{}", 400, "invalid", "password")]
    [InlineData("secretary-spring", "city/password", """{"password":"long-enough-1"}""", 403, "forbidden", null)]
    [InlineData("secretary-spring", "city/disabled", """{"isDisabled":true}""", 403, "forbidden", null)]
    public async Task What_cannot_be_is_refused(string person, string address, string body, int status, string code, string? field)
    {
        using var client = await house.As(person);

        await Expect.Problem(await Put(client, address, body), status, code, field);
    }

    private static Task<HttpResponseMessage> Put(HttpClient client, string address, string body) => client.PutAsync(
        "/api/accounts/" + address, new StringContent(body, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

    private static Task<HttpResponseMessage> Post(HttpClient client, string body) =>
        client.PostAsync("/api/accounts", new StringContent(body, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
}
