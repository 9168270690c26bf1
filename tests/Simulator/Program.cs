using System.Text.Json;
using RedProperty.Realtime.Client;
using RedProperty.Realtime.Simulator;
using RedProperty.Realtime.Simulator.Input;
using RedProperty.Realtime.Simulator.Proof;
using Spectre.Console;

const int Clean = 0;
const int NotClean = 1;
const int CouldNotBegin = 2;

if (args.Length == 0 || args.Contains("--help"))
{
    Console.WriteLine(CommandLine.Usage);
    return args.Length == 0 ? CouldNotBegin : Clean;
}

var console = AnsiConsole.Console;
if (Console.IsOutputRedirected)
{
    console.Profile.Width = 160;
}

using var stopped = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stopped.Cancel();
};

try
{
    var options = CommandLine.Read(args);
    if (options.Through == Way.Hotline)
    {
        var taken = await new HotlineSimulation(options, console).Run(stopped.Token);
        taken.Print(console);
        return taken.IsClean ? Clean : NotClean;
    }

    var outcome = await new Simulation(options, console).Run(stopped.Token);
    OutcomeTable.Print(console, outcome);
    if (options.JsonPath is { } path)
    {
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(outcome, new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true }));
    }

    return outcome.IsClean ? Clean : NotClean;
}
catch (BadInputException fault)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return CouldNotBegin;
}
catch (Exception fault) when (fault is HttpRequestException or CoordinationFault)
{
    await Console.Error.WriteLineAsync($"The run broke off: {fault.Message}");
    return NotClean;
}
catch (OperationCanceledException) when (stopped.IsCancellationRequested)
{
    await Console.Error.WriteLineAsync("Stopped.");
    return NotClean;
}
