using RedProperty.Realtime.Simulator.Input;

namespace RedProperty.Realtime.Client.Tests.Simulation;

public class CommandLineTests
{
    [Fact]
    public void Has_the_demo_citys_defaults()
    {
        var options = CommandLine.Read(["--csv", "a.csv", "--map", "b.json"]);

        Assert.Equal(new SimulatorOptions { CsvPath = "a.csv", MapPath = "b.json" }, options);
        Assert.Equal(("http://localhost:5080/", 100, 600.0, 1, "demo-open311-key"), (options.Url.ToString(), options.Workers, options.Speed, options.Seed, options.ApiKey));
    }

    [Fact]
    public void Takes_what_it_is_given()
    {
        var options = CommandLine.Read(
            ["--csv", "a", "--map", "b", "--url", "http://h:1/x", "--workers", "7", "--speed", "max", "--rate", "12.5", "--limit", "9", "--seed", "0", "--time-scale", "60"]);

        Assert.Equal((7, null, 12.5, 9, 0, 60.0), (options.Workers, options.Speed, options.Rate, options.Limit, options.Seed, options.TimeScale));
    }

    [Theory]
    [InlineData("--csv is missing; name the CSV file of service requests.")]
    [InlineData("--map is missing; name the JSON file that says which column means what.", "--csv", "a")]
    [InlineData("--limit has no value behind it.", "--limit")]
    [InlineData("'--colour' is no argument of the simulator; it knows --csv, ", "--colour", "red")]
    [InlineData("--workers '0' is not allowed; give a whole number from 1 to 10000.", "--csv", "a", "--map", "b", "--workers", "0")]
    [InlineData("--speed 'slow' is not allowed; give a number above 0, or max.", "--csv", "a", "--map", "b", "--speed", "slow")]
    [InlineData("--through 'fax' is not allowed; give open311 or hotline.", "--csv", "a", "--map", "b", "--through", "fax")]
    [InlineData("--rate '-3' is not allowed; give a number above 0.", "--csv", "a", "--map", "b", "--rate", "-3")]
    [InlineData("--url 'localhost' is no web address; give one like http://localhost:5080.", "--url", "localhost")]
    public void Says_which_argument_and_what_it_allows(string sentence, params string[] arguments) =>
        Assert.StartsWith(sentence, Assert.Throws<BadInputException>(() => CommandLine.Read(arguments)).Message, StringComparison.Ordinal);
}
