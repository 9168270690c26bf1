using System.Text;

namespace RedProperty.Realtime.Server.Tests.Audit;

public sealed class AuditDoorTests(ServedHouse house) : IClassFixture<ServedHouse>
{
    [Fact]
    public async Task Tells_what_was_changed_by_whom()
    {
        using var admin = await house.As("admin");
        using var content = new StringContent("""[{"userName":"anna","personId":"worker-lake-1","password":"lake-2341-lake"}]""", Encoding.UTF8, "application/json");
        await admin.PostAsync("/api/accounts", content, TestContext.Current.CancellationToken);

        using var answer = await admin.GetAsync("/api/audit?what=accountsOpened&by=admin", TestContext.Current.CancellationToken);

        var entry = (await answer.Body()).GetProperty("entries")[0];
        Assert.Equal("admin", entry.GetProperty("by").GetString());
        Assert.Equal("anna", entry.GetProperty("details").GetProperty("userNames").GetString());
        Assert.DoesNotContain("lake-2341-lake", entry.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("what=painted", "what")]
    [InlineData("page=0", "page")]
    [InlineData("page=10001", "page")]
    [InlineData("pageSize=201", "pageSize")]
    [InlineData("page=x", "page")]
    public async Task What_is_wrong_with_the_question_is_named(string query, string field)
    {
        using var admin = await house.As("admin");

        await Expect.Problem(await admin.GetAsync("/api/audit?" + query, TestContext.Current.CancellationToken), 400, "invalid", field);
    }

    [Fact]
    public async Task Only_administrators_read_it()
    {
        using var city = await house.As("city");

        await Expect.Problem(await city.GetAsync("/api/audit", TestContext.Current.CancellationToken), 403, "forbidden");
        await Expect.Problem(await house.Anybody.GetAsync("/api/audit", TestContext.Current.CancellationToken), 401, "unauthenticated");
    }
}
