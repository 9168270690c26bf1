using System.Net;
using System.Net.Http.Json;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.Host.Tests.Starting;

/// <summary>A house without the demo is entered by the account that the configuration names.</summary>
[Collection(ConsoleOfOneStart.Name)]
public sealed class TheFirstAccount
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static (string Key, string Value)[] City =>
    [
        ("Demo:Enabled", "false"),
        ("Rules:Organisation", Path.Combine(Repository.Root, "Hub", "Host", "Data", "demo", "organisation.csv")),
    ];

    [Fact]
    public async Task The_named_administrator_signs_in_and_nobody_by_the_demos_password()
    {
        await using var store = await RunningStore.Open(StoreKind.Embedded);
        var answers = new List<HttpStatusCode>();

        var start = await StartInHere.Run(store.Directory, Named("admin", "only-for-the-first-day"), async address =>
        {
            using var http = new HttpClient { BaseAddress = address };
            answers.Add(await SignIn(http, "only-for-the-first-day"));
            answers.Add(await SignIn(http, "Demo-2341!"));
        });

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Unauthorized], answers);
        Assert.Equal(0, start.ExitCode);
    }

    [Theory]
    [InlineData("nobody", "only-for-the-first-day", "'nobody'")]
    [InlineData("admin", "short", "10")]
    public async Task Whoever_cannot_be_let_in_stops_the_start_with_a_sentence(string person, string password, string expected)
    {
        await using var store = await RunningStore.Open(StoreKind.Embedded);

        var start = await StartInHere.Run(store.Directory, Named(person, password));

        Assert.False(start.HasStarted, "It started.");
        Assert.Equal(2, start.ExitCode);
        Assert.Contains("Accounts:First", start.Output, StringComparison.Ordinal);
        Assert.Contains(expected, start.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", start.Output, StringComparison.Ordinal);
    }

    private static (string Key, string Value)[] Named(string person, string password) =>
        [.. City, ("Roles", "hub"), ("Accounts:First:Person", person), ("Accounts:First:Password", password)];

    private static async Task<HttpStatusCode> SignIn(HttpClient http, string password)
    {
        using var answer = await http.PostAsJsonAsync("/api/sessions", new { userName = "admin", password }, Token);
        return answer.StatusCode;
    }
}
