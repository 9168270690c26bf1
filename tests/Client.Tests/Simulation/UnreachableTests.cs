using RedProperty.Realtime.Client.Tests.Fakes;
using RedProperty.Realtime.Simulator.Input;
using RedProperty.Realtime.Simulator.Proof;
using Spectre.Console;

namespace RedProperty.Realtime.Client.Tests.Simulation;

public class UnreachableTests
{
    [Fact]
    public async Task Says_that_the_program_does_not_answer_and_how_to_start_it()
    {
        await using var notStarted = new TestProgram();

        var fault = await Assert.ThrowsAsync<BadInputException>(() => Run(notStarted.Address));

        Assert.StartsWith($"{notStarted.Address} does not answer (", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("; start the program with: dotnet run --project Hub/Host.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_something_else_answers()
    {
        await using var other = await TestProgram.Started();

        var fault = await Assert.ThrowsAsync<BadInputException>(() => Run(other.Address));

        Assert.Contains("services.json is not what this program answers", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("is --url right?", fault.Message, StringComparison.Ordinal);
    }

    private static Task<Outcome> Run(Uri url) => new RedProperty.Realtime.Simulator.Simulation(
        new SimulatorOptions { CsvPath = Files.Sample("hotline12345.csv"), MapPath = Files.Map("hotline12345.json"), Url = url },
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) })).Run(TestContext.Current.CancellationToken);
}
