using System.Diagnostics;
using RedProperty.Realtime.Benchmarks.Sides;

namespace RedProperty.Realtime.Benchmarks.Resume;

/// <summary>Events that go on being written, whoever listens.</summary>
internal sealed class EventStream : IAsyncDisposable
{
    /// <summary>Spread over all feeds.</summary>
    public const int EventsPerSecond = 20;

    private readonly Appender appender;
    private readonly CancellationTokenSource stop = new();
    private readonly Task writing;

    private EventStream(Appender appender)
    {
        this.appender = appender;
        writing = Task.Run(Write);
    }

    public static async Task<EventStream> Begin(OurSide side) => new(await Appender.Open(side));

    /// <summary>Stops; how many were written in each feed.</summary>
    public async Task<IReadOnlyDictionary<string, long>> End()
    {
        await stop.CancelAsync();
        await writing;
        return await appender.Written();
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await writing;
        await appender.DisposeAsync();
        stop.Dispose();
    }

    private async Task Write()
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var start = Stopwatch.GetTimestamp();
        try
        {
            for (var written = 0; await tick.WaitForNextTickAsync(stop.Token);)
            {
                if ((int)(Stopwatch.GetElapsedTime(start).TotalSeconds * EventsPerSecond) - written is > 0 and var due)
                {
                    await appender.Write(due);
                    written += due;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Enough written.
        }
    }
}
