using System.Diagnostics;
using System.Globalization;
using RedProperty.Realtime.Benchmarks.Crowd;
using RedProperty.Realtime.Benchmarks.Stores;

namespace RedProperty.Realtime.Benchmarks.Sides;

/// <summary>A bare hub in a process of its own.</summary>
internal sealed class BareSide : IAsyncDisposable
{
    private readonly Process process;

    private BareSide(Process process, Uri address)
    {
        this.process = process;
        Door = HubDoor.Bare(address);
    }

    public HubDoor Door { get; }

    public int ProcessId => process.Id;

    public static async Task<BareSide> Open(int filler = 0)
    {
        var process = OwnProcess.Start(BareHubProcess.Verb, filler.ToString(CultureInfo.InvariantCulture));
        return new BareSide(process, new Uri(await OwnProcess.ReadLine(process)));
    }

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await Kill();
        }

        process.Dispose();
    }
}
