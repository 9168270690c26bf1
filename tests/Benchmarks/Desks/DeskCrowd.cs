using System.Diagnostics;
using RedProperty.Realtime.Benchmarks.Sides;
using RedProperty.Realtime.Benchmarks.Stores;

namespace RedProperty.Realtime.Benchmarks.Desks;

/// <summary>200 desks open at once on one process, at rest and at 20 events a second, against bare Blazor pages that draw as often.</summary>
internal static class DeskCrowd
{
    private const int FullDesks = 200;
    private const int WarmUp = 20;
    private const int EventsPerSecond = 20;
    private const int Opening = 8;
    private const double Mega = 1024 * 1024;
    private static readonly string[] People = ["steward1", "worker1", "manager1", "secretary1"];
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Storm = TimeSpan.FromSeconds(30);

    public static async Task Measure(
        BenchmarkArguments arguments, Figures figures, DeskSide side, DeskBrowser browser, Visitor full, CancellationToken cancellation)
    {
        var count = (int)Math.Max(1, FullDesks * arguments.Scale);
        figures.Note($"{count} circuits that speak Blazor's protocol, all rows of the community listed; {EventsPerSecond} events a second, half reports, half answers");
        figures.Note("bare: as many circuits of a bare Blazor page with as many rows, in a process of its own");
        var visitors = await Task.WhenAll(People.Select(person => Visitor.SignIn(side.Program.Address, person, cancellation)));
        var page = await browser.PageOf(full);
        await DeskBrowser.Open(page, DeskBenchmark.Area);
        var (inStorm, opened) = (new List<double>(), new List<double>());
        var ours = await Weigh(
            side.Program.Id,
            count,
            i => Circuit.Open(visitors[i % visitors.Length], DeskBenchmark.Area, cancellation),
            async () =>
            {
                var stirring = side.Stir(EventsPerSecond, Storm, cancellation);
                while (!stirring.IsCompleted)
                {
                    inStorm.Add(await DeskBenchmark.Answer(side, page, cancellation));
                }

                await stirring;
                opened.Add(await DeskBrowser.Open(page, DeskBenchmark.Area));
            },
            cancellation);
        await page.Context.CloseAsync();
        Array.ForEach(visitors, visitor => visitor.Dispose());

        using var bare = OwnProcess.Start(BareDeskProcess.Verb, "10000");
        using var visitor = new Visitor(new Uri(await OwnProcess.ReadLine(bare)));
        var bareWeight = await Weigh(
            bare.Id,
            count,
            _ => Circuit.Open(visitor, "/", cancellation),
            async () =>
            {
                await bare.StandardInput.WriteLineAsync($"{EventsPerSecond}");
                await Task.Delay(Storm, cancellation);
                await bare.StandardInput.WriteLineAsync("0");
            },
            cancellation);
        bare.Kill();
        Tell(figures, ours, bareWeight);
        DeskBenchmark.Tell(figures, "an answered row changes in the storm", inStorm, []);
        figures.Add("desk opens beside them", "ms", Spread.At(opened, 50));
    }

    private static void Tell(Figures figures, Weight ours, Weight bare)
    {
        figures.Add("a circuit", "kB", ours.Circuit / 1024, bare.Circuit / 1024);
        figures.Add("a circuit after the storm", "kB", ours.CircuitAfter / 1024, bare.CircuitAfter / 1024);
        figures.Add("process before", "MB", ours.Before / Mega, bare.Before / Mega);
        figures.Add("process with them", "MB", ours.Resident / Mega, bare.Resident / Mega);
        figures.Add("all opened in", "s", ours.OpenedIn, bare.OpenedIn);
        figures.Add("processor at rest", "% of a core", ours.AtRest * 100, bare.AtRest * 100);
        figures.Add("processor in the storm", "% of a core", ours.InStorm * 100, bare.InStorm * 100);
        figures.Add("drawn by each in the storm", "a second", ours.DrawnEach, bare.DrawnEach);
        figures.Add("processor for one drawing", "ms", ours.InStorm * 1000 / ours.Drawn, bare.InStorm * 1000 / bare.Drawn);
        figures.Add("sent for one drawing", "kB", ours.Sent / 1024, bare.Sent / 1024);
        figures.Faults("circuits ended", ours.Ended, bare.Ended);
    }

    private static async Task<Weight> Weigh(
        int processId, int count, Func<int, Task<Circuit>> open, Func<Task> storm, CancellationToken cancellation)
    {
        await Close(await OpenAll(Math.Min(WarmUp, count), open, cancellation));
        await Task.Delay(Settling, cancellation);
        double before = Burden.Resident(processId);
        var watch = Stopwatch.StartNew();
        var circuits = await OpenAll(count, open, cancellation);
        var openedIn = watch.Elapsed.TotalSeconds;
        Progress.Say($"{count} circuits opened in {openedIn:0.0} s");
        await Task.Delay(Settling / 2, cancellation);
        var atRest = await Share(processId, () => Task.Delay(Settling, cancellation));
        double resident = Burden.Resident(processId);
        var (drawnBefore, sentBefore) = (circuits.Sum(it => it.Batches), circuits.Sum(it => it.Bytes));
        var stormWatch = Stopwatch.StartNew();
        var inStorm = await Share(processId, storm);
        var drawn = (double)(circuits.Sum(it => it.Batches) - drawnBefore);
        var sent = (circuits.Sum(it => it.Bytes) - sentBefore) / Math.Max(1, drawn);
        var perSecond = drawn / stormWatch.Elapsed.TotalSeconds;
        await Task.Delay(Settling, cancellation);
        double after = Burden.Resident(processId);
        var ended = circuits.Where(it => it.Fault is not null).ToList();
        if (ended.Count > 0)
        {
            Progress.Say($"the first that ended: {ended[0].Fault}");
        }

        await Close(circuits);
        return new Weight(
            before, resident, (resident - before) / count, (after - before) / count, openedIn, atRest, inStorm, perSecond, perSecond / count, sent, ended.Count);
    }

    private static async Task<IReadOnlyList<Circuit>> OpenAll(int count, Func<int, Task<Circuit>> open, CancellationToken cancellation)
    {
        var circuits = new Circuit[count];
        await Parallel.ForAsync(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = Opening, CancellationToken = cancellation },
            async (i, _) => circuits[i] = await open(i));
        return circuits;
    }

    private static async Task Close(IReadOnlyList<Circuit> circuits)
    {
        foreach (var circuit in circuits)
        {
            await circuit.DisposeAsync();
        }
    }

    /// <summary>How much of one core the process took meanwhile.</summary>
    private static async Task<double> Share(int processId, Func<Task> meanwhile)
    {
        var (before, watch) = (Burden.Processor(processId), Stopwatch.StartNew());
        await meanwhile();
        return (Burden.Processor(processId) - before) / watch.Elapsed;
    }

    /// <param name="Circuit">Bytes of resident memory for each, at rest.</param>
    /// <param name="CircuitAfter">The same after the storm.</param>
    /// <param name="Drawn">By all of them in a second of the storm.</param>
    private sealed record Weight(
        double Before, double Resident, double Circuit, double CircuitAfter, double OpenedIn, double AtRest, double InStorm, double Drawn, double DrawnEach, double Sent, int Ended);
}
