using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Starting;

/// <summary>
/// What a service manager and a person at the console get from a refused start: an exit code, and a sentence without a stack trace. Once for each way out of
/// the program; every single refusal is met by the program's entry point in the Host's own tests.
/// </summary>
public sealed class WrongSettings
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Rules:Organisation", "nowhere.csv", "nowhere.csv")]
    [InlineData("Photos:S3:Bucket", "photos", "Photos:S3:ServiceUrl")]
    public async Task A_wrong_value_is_named_with_what_is_allowed(string key, string value, string expected)
    {
        await using var store = await RunningStore.Open(StoreKind.Embedded);

        var (exitCode, output) = await RunningProgram.RunToEnd(store.Directory, Token, (key, value));

        Assert.Equal(2, exitCode);
        Assert.Contains(key, output, StringComparison.Ordinal);
        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }
}
