using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using RedProperty.Realtime.Simulator.Input;

namespace RedProperty.Realtime.Simulator.Play;

/// <summary>Sends the reports at their times, a bounded number at once.</summary>
public sealed class Residents(ProgramDoor door, SimulatorOptions options, Figures figures, ReportMark mark, string run)
{
    private const int MostAttempts = 6;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    public async Task Play(IReadOnlyList<PlannedReport> reports, CancellationToken cancellation)
    {
        var due = Channel.CreateBounded<PlannedReport>(1);
        var senders = Enumerable.Range(0, options.Concurrency).Select(_ => SendAll(due.Reader, cancellation)).ToArray();
        try
        {
            var start = TimeProvider.System.GetTimestamp();
            foreach (var report in reports)
            {
                var wait = OffsetOf(report, reports[0]) - TimeProvider.System.GetElapsedTime(start);
                if (wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait, cancellation);
                }

                await due.Writer.WriteAsync(report, cancellation);
            }
        }
        finally
        {
            due.Writer.Complete();
            await Task.WhenAll(senders);
        }
    }

    private TimeSpan OffsetOf(PlannedReport report, PlannedReport first) => (options.Rate, options.Speed) switch
    {
        ({ } rate, _) => TimeSpan.FromSeconds((report.Index - first.Index) / rate),
        (_, { } speed) => (report.Request.At - first.Request.At) / speed,
        _ => TimeSpan.Zero,
    };

    private async Task SendAll(ChannelReader<PlannedReport> due, CancellationToken cancellation)
    {
        await foreach (var report in due.ReadAllAsync(cancellation))
        {
            await Send(report, cancellation);
        }
    }

    /// <summary>A report whose answer was lost is sent again under the same key: the program takes it once.</summary>
    private async Task Send(PlannedReport report, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            string failure;
            var isPassing = true;
            try
            {
                figures.Sending(report.Index);
                using var answer = await door.Report(report.Form(mark), options.ApiKey, $"{run}-{report.Index}", cancellation);
                var text = await answer.Content.ReadAsStringAsync(cancellation);
                if (answer.StatusCode == HttpStatusCode.OK && RequestId(text) is { } id)
                {
                    figures.Taken(report.Index, id);
                    return;
                }

                isPassing = answer.StatusCode is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;
                failure = $"report {(int)answer.StatusCode}: {text[..Math.Min(text.Length, 120)]}";
            }
            catch (HttpRequestException fault)
            {
                failure = $"report: {fault.Message}";
            }
            catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
            {
                failure = "report: no answer in time";
            }

            if (!isPassing || attempt == MostAttempts)
            {
                figures.Failed(failure);
                return;
            }

            await Task.Delay(FirstPause * Math.Pow(2, attempt - 1), cancellation);
        }
    }

    private static string? RequestId(string text)
    {
        try
        {
            using var answer = JsonDocument.Parse(text);
            return answer.RootElement.EnumerateArray().Single().GetProperty("service_request_id").GetString();
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }
}
