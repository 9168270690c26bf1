using System.Collections.Concurrent;
using System.Globalization;
using RedProperty.Realtime.Benchmarks.Stores;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.Benchmarks.Desks;

/// <summary>The whole program on a store in a process of its own, with one community full of open tickets, and hands that report and answer in it.</summary>
internal sealed class DeskSide : IAsyncDisposable
{
    public const string Community = "yanzishan";

    /// <summary>Of a grid in another community, where nothing is reported but what a benchmark reports there.</summary>
    public const string QuietGrid = "hepingxincun-1";

    private const int Writers = 128;

    private readonly BenchStore store;
    private readonly House house;
    private readonly DemoCity city = new();
    private readonly HandleTicketCommand commands;
    private readonly Actor secretary;

    /// <summary>Those on whose ladder a community's secretary stands: she may answer them.</summary>
    private readonly IReadOnlyList<string> kinds;
    private readonly ConcurrentQueue<string> unanswered = [];
    private int given;

    private DeskSide(BenchStore store)
    {
        this.store = store;
        house = House.On(store.Configuration);
        commands = new HandleTicketCommand(house.Tickets, city, new NoAlarm(), TimeProvider.System);
        var chart = city.Current.Organisation;
        secretary = Actor.Staff(chart.FindPerson("secretary1")!, chart);
        kinds = [.. city.Current.Catalogue.Kinds.Where(kind => kind.Track != Track.Department).Select(kind => kind.Code)];
        Buildings = [.. chart.Within(Community, PlaceLevel.Building).Select(place => place.Id)];
        QuietBuildings = [.. chart.Within(QuietGrid, PlaceLevel.Building).Select(place => place.Id)];
    }

    public IReadOnlyList<string> Buildings { get; }

    public IReadOnlyList<string> QuietBuildings { get; }

    public RunningProgram Program { get; private set; } = null!;

    public static async Task<DeskSide> Open(BenchStoreKind kind, int tickets, CancellationToken cancellation)
    {
        var side = new DeskSide(await BenchStore.Start(kind));
        try
        {
            await Parallel.ForAsync(
                0,
                tickets,
                new ParallelOptions { MaxDegreeOfParallelism = Writers, CancellationToken = cancellation },
                async (i, token) => side.unanswered.Enqueue(await side.Report(side.Buildings[i % side.Buildings.Count], token)));
            Progress.Say($"{tickets} tickets are open in {Community}");
            side.Program = await RunningProgram.Start(side.store.Directory, cancellation, ("Redis:Configuration", side.store.Configuration));
            return side;
        }
        catch
        {
            await side.DisposeAsync();
            throw;
        }
    }

    /// <summary>By the product's own use case, from this process.</summary>
    public async Task<string> Report(string building, CancellationToken cancellation)
    {
        var number = Interlocked.Increment(ref given);
        var report = new ReportTicket(
            kinds[number % kinds.Count],
            building,
            "2单元301",
            "三楼的灯不亮",
            "从昨天晚上开始，三楼楼道的灯一直不亮，老人上下楼不方便，请尽快处理。",
            null,
            [],
            "open311");
        var outcome = await commands.Report(Actor.Resident, string.Create(CultureInfo.InvariantCulture, $"desk-{number}"), report, cancellation);
        return outcome.Value?.Receipt.TicketId ?? throw new InvalidOperationException($"A report was refused: {outcome.Refusal}");
    }

    /// <summary>The secretary answers a matter, as she would from another desk.</summary>
    public async Task Acknowledge(string ticketId, CancellationToken cancellation)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"desk-{Interlocked.Increment(ref given)}");
        var outcome = await commands.Handle(secretary, id, ticketId, new AcknowledgeTicket(null), cancellation);
        if (outcome.IsRefused && outcome.Refusal.Code != Domain.RefusalCode.Conflict)
        {
            throw new InvalidOperationException($"An answer was refused: {outcome.Refusal}");
        }
    }

    /// <summary>As many events a second, every other one a report, the others answers to what has waited longest and therefore stands on the screens.</summary>
    public async Task<int> Stir(int eventsPerSecond, TimeSpan span, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / eventsPerSecond));
        var events = (int)(span.TotalSeconds * eventsPerSecond);
        for (var i = 0; i < events && await timer.WaitForNextTickAsync(cancellation); i++)
        {
            if (i % 2 == 0 || !unanswered.TryDequeue(out var oldest))
            {
                unanswered.Enqueue(await Report(Buildings[i % Buildings.Count], cancellation));
            }
            else
            {
                await Acknowledge(oldest, cancellation);
            }
        }

        return events;
    }

    public async ValueTask DisposeAsync()
    {
        if (Program is not null)
        {
            await Program.DisposeAsync();
        }

        await house.DisposeAsync();
        await store.DisposeAsync();
    }
}
