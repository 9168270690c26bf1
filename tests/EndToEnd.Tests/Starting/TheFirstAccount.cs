using System.Net;
using System.Net.Http.Json;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Starting;

/// <summary>A house without the demo is entered by the account that the configuration names.</summary>
public sealed class TheFirstAccount
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_named_administrator_signs_in_and_nobody_by_the_demos_password()
    {
        await using var store = await RunningStore.Open(StoreKind.Embedded);
        await using var program = await RunningProgram.Start(
            store.Directory, Token, [.. City, ("Accounts:First:Person", "admin"), ("Accounts:First:Password", "only-for-the-first-day")]);

        Assert.Equal(HttpStatusCode.OK, await SignIn(program, "only-for-the-first-day"));
        Assert.Equal(HttpStatusCode.Unauthorized, await SignIn(program, "Demo-2341!"));
    }

    [Theory]
    [InlineData("nobody", "only-for-the-first-day", "'nobody'")]
    [InlineData("admin", "short", "10")]
    public async Task Whoever_cannot_be_let_in_stops_the_start_with_a_sentence(string person, string password, string expected)
    {
        await using var store = await RunningStore.Open(StoreKind.Embedded);

        var (exitCode, output) = await RunningProgram.RunToEnd(
            store.Directory, Token, [.. City, ("Accounts:First:Person", person), ("Accounts:First:Password", password)]);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("Accounts:First", output, StringComparison.Ordinal);
        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    private static (string Key, string Value)[] City =>
    [
        ("Demo:Enabled", "false"),
        ("Rules:Organisation", Path.Combine(Repository.Root, "Hub", "Host", "Data", "demo", "organisation.csv")),
    ];

    private static async Task<HttpStatusCode> SignIn(RunningProgram program, string password)
    {
        using var answer = await program.Http.PostAsJsonAsync("/api/sessions", new { userName = "admin", password }, Token);
        return answer.StatusCode;
    }
}
