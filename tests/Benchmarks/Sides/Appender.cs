using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using RedProperty.Realtime.Benchmarks.Stores;

namespace RedProperty.Realtime.Benchmarks.Sides;

/// <summary>The other end of <see cref="AppendProcess"/>.</summary>
internal sealed class Appender : IAsyncDisposable
{
    private readonly Process process;

    private Appender(Process process) => this.process = process;

    public static async Task<Appender> Open(OurSide side)
    {
        var appender = new Appender(OwnProcess.Start(AppendProcess.Verb, side.Configuration));
        await appender.Say(string.Join(',', side.Tickets.Select(ticket => ticket.Id)));
        await OwnProcess.ReadLine(appender.process);
        return appender;
    }

    /// <summary>Asks for more events; returns before they are written.</summary>
    public Task Write(int events) => Say(events.ToString(CultureInfo.InvariantCulture));

    /// <summary>How many were written in each feed, once all that was asked for is.</summary>
    public async Task<IReadOnlyDictionary<string, long>> Written()
    {
        await Say("tell");
        return JsonSerializer.Deserialize<Dictionary<string, long>>(await OwnProcess.ReadLine(process))!;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private async Task Say(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
    }
}
