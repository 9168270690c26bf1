using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Composed;

/// <summary>What compose.yaml promises without being started.</summary>
public sealed class TheFile
{
    private static readonly string File = Path.Combine(Repository.Root, "compose.yaml");

    private static readonly Dictionary<string, string> Least = new() { ["REDIS_PASSWORD"] = "of-a-test", ["SITE_ADDRESS"] = "http://localhost" };

    [Fact]
    public void There_are_two_of_each_part_and_every_service_has_a_health_check_limits_and_a_restart()
    {
        var services = new ComposeFile(File, Least).Services();

        Assert.Equal(
            ["dashboard", "dashboard", "hub", "hub", "workers", "workers"],
            services.Where(service => service.Dockerfile is not null).Select(service => service.Environment["Roles"]).Order());
        Assert.All(services, service =>
        {
            Assert.NotEmpty(service.HealthTest);
            Assert.Equal(["cpus", "memory"], service.Limits.Keys.Order());
            Assert.Equal("unless-stopped", service.Restart);
            Assert.True(service.StopGracePeriod >= TimeSpan.FromSeconds(10));
        });
    }

    [Theory]
    [InlineData("REDIS_PASSWORD")]
    [InlineData("SITE_ADDRESS")]
    public void Without_a_secret_or_an_address_nothing_starts_and_a_sentence_says_what_is_missing(string name)
    {
        var person = Least.Where(variable => variable.Key != name).ToDictionary();

        var refusal = Assert.Throws<ArgumentException>(() => new ComposeFile(File, person).Services());

        Assert.StartsWith($"{name} is missing: ", refusal.Message, StringComparison.Ordinal);
        Assert.True(refusal.Message.Length > 60);
    }

    [Fact]
    public void The_demo_with_its_known_passwords_is_off_unless_asked_for() => Assert.All(
        new ComposeFile(File, Least).Services().Where(service => service.Dockerfile is not null),
        service => Assert.Equal(("Production", "false"), (service.Environment["ASPNETCORE_ENVIRONMENT"], service.Environment["Demo__Enabled"])));
}
