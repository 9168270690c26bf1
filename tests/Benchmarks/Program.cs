using RedProperty.Realtime.Benchmarks;
using RedProperty.Realtime.Benchmarks.Push;

if (!BenchmarkArguments.TryRead(args, out var arguments, out var fault))
{
    await Console.Error.WriteLineAsync(fault);
    return 2;
}

using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(10));
var figures = arguments.Name switch
{
    "push" => await PushBenchmark.Run(limit.Token),
    _ => throw new InvalidOperationException($"No benchmark is called '{arguments.Name}'."),
};
await figures.Write(arguments.JsonFile, limit.Token);
return 0;
