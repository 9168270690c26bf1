using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Starting;

/// <summary>A wrong value stops the program with a sentence that names the key, and without a stack trace.</summary>
public sealed class WrongSettings
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Roles", "hub,kitchen", "hub, dashboard, workers")]
    [InlineData("Demo:TimeScale", "0", "Demo:TimeScale")]
    [InlineData("Demo:TimeScale", "fast", "Demo:TimeScale")]
    [InlineData("Demo:Enabled", "perhaps", "Demo:Enabled")]
    [InlineData("Rules:Organisation", "nowhere.csv", "nowhere.csv")]
    [InlineData("Urls", "nonsense", "Urls")]
    [InlineData("Site:Address", "hub.example.cn/desk", "https://hub.example.cn")]
    [InlineData("Stopping:Drain", "3", "00:01:00")]
    [InlineData("Photos:S3:Bucket", "photos", "Photos:S3:ServiceUrl")]
    public async Task A_wrong_value_is_named_with_what_is_allowed(string key, string value, string expected)
    {
        await using var store = await RunningStore.Open(StoreKind.Embedded);

        var (exitCode, output) = await RunningProgram.RunToEnd(store.Directory, Token, (key, value));

        Assert.NotEqual(0, exitCode);
        Assert.Contains(key, output, StringComparison.Ordinal);
        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Rules:Organisation", "organisation.csv", "type,id,parent,name\ncity,c,,城\ndistrict,d,nowhere,区\n", "line 3")]
    [InlineData("Rules:Catalogue", "catalogue.csv", "type,code,name,name_en,category,track,severity\nkind,x,一,one,none,sky,huge\n", "line 2")]
    [InlineData("Rules:Policy", "policy.json", "{ \"limits\": {", "line")]
    public async Task A_broken_file_is_refused_with_its_line_and_nothing_is_loaded(string key, string name, string content, string expected)
    {
        await using var store = await RunningStore.Open(StoreKind.Embedded);
        var file = Path.Combine(store.Directory, name);
        await File.WriteAllTextAsync(file, content, Token);

        var (exitCode, output) = await RunningProgram.RunToEnd(store.Directory, Token, (key, file));

        Assert.NotEqual(0, exitCode);
        Assert.Contains(name, output, StringComparison.Ordinal);
        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }
}
