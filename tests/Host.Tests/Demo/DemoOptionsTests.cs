using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using RedProperty.Realtime.Host.Demo;

namespace RedProperty.Realtime.Host.Tests.Demo;

public sealed class DemoOptionsTests
{
    [Fact]
    public void In_development_the_demo_lives_at_the_true_pace() => Assert.Equal(new DemoOptions(true, 1, true), Read("Development"));

    [Fact]
    public void In_production_there_is_no_demo() => Assert.Equal(new DemoOptions(false, 1, false), Read("Production"));

    [Fact]
    public void Without_the_demo_there_is_no_life() =>
        Assert.False(Read("Development", ("Enabled", "false"), ("Life", "true")).Life);

    [Fact]
    public void Every_key_can_be_said() =>
        Assert.Equal(new DemoOptions(true, 60, false), Read("Production", ("Enabled", "TRUE"), ("TimeScale", "60"), ("Life", "false")));

    [Theory]
    [InlineData("Enabled", "yes")]
    [InlineData("Life", "1")]
    [InlineData("TimeScale", "0")]
    [InlineData("TimeScale", "-1")]
    [InlineData("TimeScale", "3601")]
    [InlineData("TimeScale", "NaN")]
    [InlineData("TimeScale", "Infinity")]
    [InlineData("TimeScale", "fast")]
    [InlineData("TimeScale", "1,5")]
    public void A_wrong_value_is_told_in_one_sentence_that_names_the_key(string key, string value)
    {
        var wrong = Assert.Throws<StartFaultException>(() => Read("Development", (key, value)));
        Assert.StartsWith($"Demo:{key} is '{value}'; use ", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Real_limits_are_not_shortened()
    {
        var wrong = Assert.Throws<StartFaultException>(() => Read("Production", ("TimeScale", "60")));
        Assert.StartsWith("Demo:TimeScale is 60 although Demo:Enabled is false", wrong.Message, StringComparison.Ordinal);
    }

    private static DemoOptions Read(string environment, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(setting => $"Demo:{setting.Key}", setting => (string?)setting.Value))
            .Build();
        return DemoOptions.Read(configuration, new AnEnvironment { EnvironmentName = environment });
    }

    private sealed class AnEnvironment : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "";

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
