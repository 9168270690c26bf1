using System.Globalization;
using System.Runtime.InteropServices;
using RedProperty.Realtime.Benchmarks;
using RedProperty.Realtime.Benchmarks.Deadlines;
using RedProperty.Realtime.Benchmarks.Push;
using RedProperty.Realtime.Benchmarks.Stores;

switch (args)
{
    // What the benchmarks start beside themselves, so that nothing measured shares a process with the one that measures.
    case [GarnetProcess.Verb, var directory, var port, var password]:
        return await GarnetProcess.Run(directory, int.Parse(port, CultureInfo.InvariantCulture), password);
    case [StockProcess.Verb, var configuration]:
        return await StockProcess.Run(configuration);
}

if (!BenchmarkArguments.TryRead(args, out var arguments, out var fault))
{
    await Console.Error.WriteLineAsync(fault);
    return 2;
}

using var limit = new CancellationTokenSource(arguments.Limit);

// Whoever is asked to end ends its stores and workers first.
void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    limit.Cancel();
}

using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
var figures = arguments.Name == BenchmarkArguments.Push ? PushBenchmark.NewFigures() : DeadlinesBenchmark.NewFigures(arguments);
try
{
    await (arguments.Name == BenchmarkArguments.Push ? PushBenchmark.Run(figures, limit.Token) : DeadlinesBenchmark.Run(arguments, figures, limit.Token));
}
catch (OperationCanceledException) when (limit.IsCancellationRequested)
{
    await Console.Error.WriteLineAsync($"Ended before it was done: asked to, or past the limit of {arguments.Limit.TotalMinutes} minutes.");
    return 3;
}
finally
{
    // Also what was measured before something failed.
    await figures.Save(arguments.JsonFile, CancellationToken.None);
}

return figures.FaultCount == 0 ? 0 : 1;
