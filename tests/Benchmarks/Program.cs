using System.Globalization;
using System.Runtime.InteropServices;
using RedProperty.Realtime.Benchmarks;
using RedProperty.Realtime.Benchmarks.Commands;
using RedProperty.Realtime.Benchmarks.Connections;
using RedProperty.Realtime.Benchmarks.Deadlines;
using RedProperty.Realtime.Benchmarks.Desks;
using RedProperty.Realtime.Benchmarks.Fanout;
using RedProperty.Realtime.Benchmarks.Push;
using RedProperty.Realtime.Benchmarks.Resume;
using RedProperty.Realtime.Benchmarks.Sides;
using RedProperty.Realtime.Benchmarks.Stores;
using RedProperty.Realtime.Benchmarks.Tablets;

switch (args)
{
    // What the benchmarks start beside themselves, so that nothing measured shares a process with the one that measures.
    case [GarnetProcess.Verb, var directory, var port, var password]:
        return await GarnetProcess.Run(directory, int.Parse(port, CultureInfo.InvariantCulture), password);
    case [StockProcess.Verb, var configuration]:
        return await StockProcess.Run(configuration);
    case [BareHubProcess.Verb, var filler]:
        return await BareHubProcess.Run(filler);
    case [ScriptHubProcess.Verb, var configuration]:
        return await ScriptHubProcess.Run(configuration);
    case [AppendProcess.Verb, var configuration]:
        return await AppendProcess.Run(configuration);
    case [BareDeskProcess.Verb, var rows]:
        return await BareDeskProcess.Run(rows);
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
(Figures Figures, Func<CancellationToken, Task> Run) Benchmark(Figures figures, Func<BenchmarkArguments, Figures, CancellationToken, Task> run) =>
    (figures, cancellation => run(arguments, figures, cancellation));

var (figures, run) = arguments.Name switch
{
    BenchmarkArguments.Push => Benchmark(PushBenchmark.NewFigures(), (_, found, cancellation) => PushBenchmark.Run(found, cancellation)),
    BenchmarkArguments.Deadlines => Benchmark(DeadlinesBenchmark.NewFigures(arguments), DeadlinesBenchmark.Run),
    BenchmarkArguments.Fanout => Benchmark(FanoutBenchmark.NewFigures(arguments), FanoutBenchmark.Run),
    BenchmarkArguments.Commands => Benchmark(CommandsBenchmark.NewFigures(arguments), CommandsBenchmark.Run),
    BenchmarkArguments.Resume => Benchmark(ResumeBenchmark.NewFigures(arguments), ResumeBenchmark.Run),
    BenchmarkArguments.Field => Benchmark(TabletBenchmark.NewFigures(arguments), TabletBenchmark.Run),
    BenchmarkArguments.Desk => Benchmark(DeskBenchmark.NewFigures(arguments), DeskBenchmark.Run),
    _ => Benchmark(ConnectionsBenchmark.NewFigures(arguments), ConnectionsBenchmark.Run),
};
try
{
    await run(limit.Token);
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
