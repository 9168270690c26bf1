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

    private static Task<HttpResponseMessage> Post(HttpClient client, string body) =>
        client.PostAsync("/api/accounts", new StringContent(body, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
}
