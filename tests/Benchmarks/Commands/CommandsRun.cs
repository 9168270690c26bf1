using System.Diagnostics;
using RedProperty.Realtime.Benchmarks.Crowd;
using RedProperty.Realtime.Benchmarks.Sides;

namespace RedProperty.Realtime.Benchmarks.Commands;

/// <param name="Rate">Commands in a second.</param>
/// <param name="Cost">The hub's processor time for a command, in microseconds.</param>
/// <param name="Faults">Commands refused; they are not in the rate.</param>
internal sealed record CommandsResult(double Rate, double Cost, long Faults);

/// <summary>Connections that comment as fast as they are answered, each on a ticket of its own; nobody watches.</summary>
internal static class CommandsRun
{
    private const string Text = "已经联系电工，半小时内到现场。";

    public static async Task<CommandsResult> Measure(
        HubDoor door, int processId, IReadOnlyList<string> ticketIds, TimeSpan warmUp, TimeSpan length, CancellationToken cancellation)
    {
        using var writers = await Writers.Open(door, ticketIds, cancellation);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var done = 0L;
        var writing = Task.WhenAll(Enumerable.Range(0, writers.Count).Select(writer => Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    await writers.Comment(writer, Text);
                    Interlocked.Increment(ref done);
                }
            },
            cancellation)));
        await Task.Delay(warmUp, cancellation);
        var (count, start, processor) = (Interlocked.Read(ref done) - writers.Faults, Stopwatch.GetTimestamp(), Burden.Processor(processId));
        await Task.Delay(length, cancellation);
        var (answered, elapsed) = (Interlocked.Read(ref done) - writers.Faults - count, Stopwatch.GetElapsedTime(start));
        var cost = (Burden.Processor(processId) - processor).TotalMicroseconds / answered;
        await stop.CancelAsync();
        await writing;
        if (writers.Faults > 0)
        {
            Progress.Say($"{writers.Faults} commands were refused, one with {writers.LastFault}");
        }

        return new CommandsResult(answered / elapsed.TotalSeconds, cost, writers.Faults);
    }
}
