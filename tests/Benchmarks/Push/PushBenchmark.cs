using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using HdrHistogram;
using Microsoft.AspNetCore.SignalR.Client;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.Benchmarks.Push;

/// <summary>Report to push on an idle machine: an Open311 POST is sent, and the worker's connection hears the event; durable write included in ours.</summary>
internal static class PushBenchmark
{
    private const int Warmup = 200;
    private const int Reports = 1000;

    public static Figures NewFigures() => new($"Report to push, {Reports} reports one after the other");

    public static async Task Run(Figures figures, CancellationToken cancellation)
    {
        var bare = await MeasureBare(cancellation);
        foreach (var kind in Enum.GetValues<StoreKind>())
        {
            var ours = await MeasureOurs(kind, cancellation);
            foreach (var percentile in (double[])[50, 99, 100])
            {
                figures.Add($"p{percentile} {kind}", "ms", Milliseconds(ours, percentile), Milliseconds(bare, percentile));
            }
        }
    }

    private static double Milliseconds(LongHistogram histogram, double percentile) => histogram.GetValueAtPercentile(percentile) / 1000.0;

    private static async Task<LongHistogram> MeasureOurs(StoreKind kind, CancellationToken cancellation)
    {
        await using var store = await RunningStore.Open(kind);
        await using var program = await RunningProgram.Start(store.Directory, cancellation, store.Settings);
        var token = await program.Http.SignsIn("worker1", cancellation);
        await using var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(program.Address, "/hubs/coordination"), options => options.AccessTokenProvider = () => Task.FromResult<string?>(token))
            .Build();
        var heard = new Heard();
        connection.On<JsonNode>("TicketChanged", ticketEvent => heard.Take(ticketEvent["ticket"]!["description"]!.GetValue<string>()));
        connection.On<JsonNode>("Heads", _ => { });
        await connection.StartAsync(cancellation);
        await connection.InvokeAsync<JsonNode>("Watch", new { }, cancellation);
        return await Measure(heard, text => program.Http.Reports(cancellation, text: text), cancellation);
    }

    private static async Task<LongHistogram> MeasureBare(CancellationToken cancellation)
    {
        await using var app = await BareHub.Start(cancellation);
        var address = new Uri(app.Urls.First());
        using var http = new HttpClient { BaseAddress = address };
        await using var connection = new HubConnectionBuilder().WithUrl(new Uri(address, "/hub")).Build();
        var heard = new Heard();
        connection.On<string>("TicketChanged", heard.Take);
        await connection.StartAsync(cancellation);
        return await Measure(
            heard,
            async text =>
            {
                using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["description"] = text });
                using var answer = await http.PostAsync("/report", form, cancellation);
                answer.EnsureSuccessStatusCode();
            },
            cancellation);
    }

    private static async Task<LongHistogram> Measure(Heard heard, Func<string, Task> report, CancellationToken cancellation)
    {
        var histogram = new LongHistogram(TimeSpan.TicksPerMinute, 3);
        for (var i = 0; i < Warmup + Reports; i++)
        {
            var text = $"report {i}";
            var arrival = heard.Expect(text);
            var start = Stopwatch.GetTimestamp();
            var answer = report(text);
            var end = await arrival.WaitAsync(TimeSpan.FromSeconds(20), cancellation);
            await answer;
            if (i >= Warmup)
            {
                histogram.RecordValue((long)Stopwatch.GetElapsedTime(start, end).TotalMicroseconds);
            }
        }

        return histogram;
    }

    /// <summary>When which text was heard.</summary>
    private sealed class Heard
    {
        private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> waiting = new();

        public Task<long> Expect(string text) => waiting.GetOrAdd(text, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

        public void Take(string text)
        {
            if (waiting.TryRemove(text, out var source))
            {
                source.TrySetResult(Stopwatch.GetTimestamp());
            }
        }
    }
}
