using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using RedProperty.Realtime.Domain.Residents;

namespace RedProperty.Realtime.Desk.Residents;

/// <summary>
/// <c>GET /t/{trackingCode}/events</c>: a line of server-sent events that says that there is something new, never what; the page reads that itself.
/// It begins with the version that stands, so that nothing is missed between a page and its line.
/// </summary>
internal static class TrackEvents
{
    /// <summary>Shorter than what proxies and mobile networks take for a dead line.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>Then it ends, and the browser opens another: a phone in a drawer does not hold a line for ever.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    public static async Task<IResult> Open(
        HttpContext context, string code, TrackTicket track, AddressLimits limits, TicketLines lines, IHostApplicationLifetime life, TimeProvider time)
    {
        if (!limits.MayGuess(context))
        {
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (await track.Load(code, context.RequestAborted) is not { } ticket)
        {
            limits.Guessed(context);
            return Results.NotFound();
        }

        using var lease = limits.Line(context);
        if (lease is null)
        {
            context.Response.Headers.RetryAfter = "60";
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        using var line = lines.Open(ticket);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        var now = await track.Load(code, context.RequestAborted) ?? ticket;
        try
        {
            await Speak(context.Response, line, now.Version, time, ends.Token);
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested)
        {
            // The page was closed, or this process stops; the browser finds another.
        }

        return Results.Empty;
    }

    private static async Task Speak(HttpResponse response, TicketLine line, long version, TimeProvider time, CancellationToken ends)
    {
        response.ContentType = "text/event-stream";
        response.Headers["X-Accel-Buffering"] = "no";
        await Say(response, $"retry: 3000\nevent: state\ndata: {version.ToString(CultureInfo.InvariantCulture)}\n\n", ends);
        var end = time.GetUtcNow() + Longest;
        var news = line.News.WaitToReadAsync(ends).AsTask();
        while (time.GetUtcNow() < end)
        {
            using var rest = CancellationTokenSource.CreateLinkedTokenSource(ends);
            var first = await Task.WhenAny(news, Task.Delay(Heartbeat, time, rest.Token));
            await rest.CancelAsync();
            if (first != news)
            {
                await Say(response, ": still here\n\n", ends);
                continue;
            }

            await news;
            while (line.News.TryRead(out var newest))
            {
                version = newest;
            }

            await Say(response, $"event: changed\ndata: {version.ToString(CultureInfo.InvariantCulture)}\n\n", ends);
            news = line.News.WaitToReadAsync(ends).AsTask();
        }
    }

    private static async Task Say(HttpResponse response, string words, CancellationToken ends)
    {
        await response.WriteAsync(words, ends);
        await response.Body.FlushAsync(ends);
    }
}
