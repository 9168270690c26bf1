using System.Text;

namespace RedProperty.Realtime.Server.Tests.Organisation;

public sealed class RulebookDoorTests(ServedHouse house) : IClassFixture<ServedHouse>
{
    [Theory]
    [InlineData("/api/organisation", "organisation.csv", false)]
    [InlineData("/api/organisation?mode=replace", "organisation.csv", false)]
    [InlineData("/api/organisation?mode=merge", "organisation.csv", true)]
    [InlineData("/api/catalogue?mode=merge", "catalogue.csv", true)]
    public async Task An_administrator_loads_a_file(string address, string file, bool isMerge)
    {
        using var admin = await house.As("admin");

        using var answer = await Put(admin, address, Encoding.UTF8.GetBytes("sound\n泉水社区"));

        Assert.Equal(2, (await answer.Body()).GetProperty("rows").GetInt32());
        Assert.Equal((file, "sound\n泉水社区", isMerge, "admin", null), house.Editor.Edits[^1]);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_change_and_loads_nothing()
    {
        using var admin = await house.As("admin");
        var before = house.Editor.Edits.Count;

        var plan = await (await Put(admin, "/api/organisation?mode=merge&dryRun=true", "sound"u8.ToArray())).Body();

        Assert.Equal("seven", plan.GetProperty("basedOn").GetString());
        var change = plan.GetProperty("changes")[0];
        Assert.Equal(("added", "grid", "spring-3"), (change.GetProperty("kind").GetString(), change.GetProperty("type").GetString(), change.GetProperty("key").GetString()));
        Assert.Equal("steward@spring-1", plan.GetProperty("vacated")[0].GetString());
        await Expect.Problem(await Put(admin, "/api/organisation?dryRun=true", "broken"u8.ToArray()), 400, "invalid");
        Assert.Equal(before, house.Editor.Edits.Count);
    }

    [Fact]
    public async Task What_was_compared_with_is_named_when_the_file_is_loaded()
    {
        using var admin = await house.As("admin");

        using var answer = await Put(admin, "/api/catalogue?basedOn=seven", "sound"u8.ToArray());

        Assert.Equal("seven", house.Editor.Edits[^1].BasedOn);
    }

    [Fact]
    public async Task A_faulty_file_is_refused_line_by_line()
    {
        using var admin = await house.As("admin");

        var problem = await Expect.Problem(await Put(admin, "/api/organisation", "broken"u8.ToArray()), 400, "invalid");

        var faults = problem.GetProperty("faults");
        Assert.Equal(2, faults.GetArrayLength());
        Assert.Equal("organisation.csv", faults[0].GetProperty("file").GetString());
        Assert.Equal(2, faults[0].GetProperty("line").GetInt32());
        Assert.Equal("parent", faults[0].GetProperty("field").GetString());
        Assert.Equal("'x' is not in the file.", faults[0].GetProperty("message").GetString());
    }

    [Fact]
    public async Task Another_mode_and_another_encoding_are_refused()
    {
        using var admin = await house.As("admin");

        await Expect.Problem(await Put(admin, "/api/organisation?mode=burn", "sound"u8.ToArray()), 400, "invalid", "mode");
        await Expect.Problem(await Put(admin, "/api/organisation", [(byte)'s', 0xFF]), 400, "invalid", "body");
    }

    [Fact]
    public async Task The_files_in_force_can_be_fetched()
    {
        using var admin = await house.As("admin");

        using var answer = await admin.GetAsync("/api/organisation", TestContext.Current.CancellationToken);

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("type,id", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("lamp-out", await admin.GetStringAsync(new Uri("/api/catalogue", UriKind.Relative), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Only_administrators_load_and_fetch()
    {
        using var secretary = await house.As("secretary-spring");
        var before = house.Editor.Edits.Count;

        await Expect.Problem(await Put(secretary, "/api/organisation", "sound"u8.ToArray()), 403, "forbidden");
        await Expect.Problem(await Put(house.Anybody, "/api/catalogue", "sound"u8.ToArray()), 401, "unauthenticated");
        await Expect.Problem(await secretary.GetAsync("/api/organisation", TestContext.Current.CancellationToken), 403, "forbidden");
        Assert.Equal(before, house.Editor.Edits.Count);
    }

    private static Task<HttpResponseMessage> Put(HttpClient client, string address, byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("text/csv");
        return client.PutAsync(address, content, TestContext.Current.CancellationToken);
    }
}
