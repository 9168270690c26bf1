using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.Host.Tests.Starting;

/// <summary>A wrong value stops the program with a sentence that names the key, and without a stack trace.</summary>
[Collection(ConsoleOfOneStart.Name)]
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

        var start = await StartInHere.Run(store.Directory, [(key, value)]);

        AssertRefused(start, key, expected);
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

        var start = await StartInHere.Run(store.Directory, [(key, file)]);

        AssertRefused(start, name, expected);
    }

    private static void AssertRefused(StartInHere start, params string[] expected)
    {
        Assert.False(start.HasStarted, "It started.");
        Assert.Equal(2, start.ExitCode);
        Assert.All(expected, words => Assert.Contains(words, start.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", start.Output, StringComparison.Ordinal);
    }
}
