using System.Diagnostics;
using System.Globalization;
using RedProperty.Realtime.Benchmarks.Crowd;
using RedProperty.Realtime.Benchmarks.Sides;
using RedProperty.Realtime.Benchmarks.Stores;

namespace RedProperty.Realtime.Benchmarks.Commands;

/// <summary>The bare hub with the bare script, on a store of the same kind that nobody else uses: no listener of ours hears what is published there.</summary>
internal sealed class BareScriptSide : IAsyncDisposable
{
    private readonly BenchStore store;
    private readonly Process process;

    private BareScriptSide(BenchStore store, Process process, Uri address, IReadOnlyList<string> ticketIds)
    {
        this.store = store;
        this.process = process;
        TicketIds = ticketIds;
        Door = HubDoor.Bare(address);
    }

    public HubDoor Door { get; }

    public IReadOnlyList<string> TicketIds { get; }

    public int ProcessId => process.Id;

    public static async Task<BareScriptSide> Open(BenchStoreKind kind, int feeds, int ticketsInEach, CancellationToken cancellation)
    {
        var store = await BenchStore.Start(kind);
        try
        {
            await using var house = House.On(store.Configuration);
            var ids = (await FeedTickets.Report(house, feeds, ticketsInEach, cancellation)).Select(ticket => ticket.Id).ToList();
            var process = OwnProcess.Start(ScriptHubProcess.Verb, store.Configuration);
            await process.StandardInput.WriteLineAsync(string.Join(',', ids));
            return new BareScriptSide(store, process, new Uri(await OwnProcess.ReadLine(process)), ids);
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>The script alone, in a loop.</summary>
    /// <returns>How many in a second.</returns>
    public async Task<double> Loop(int concurrency, TimeSpan length)
    {
        await process.StandardInput.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{concurrency} {length.TotalSeconds}"));
        return double.Parse(await OwnProcess.ReadLine(process), CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
        await store.DisposeAsync();
    }
}
