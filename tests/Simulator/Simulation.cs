using System.Diagnostics;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Simulator.City;
using RedProperty.Realtime.Simulator.Input;
using RedProperty.Realtime.Simulator.Play;
using RedProperty.Realtime.Simulator.Proof;
using RedProperty.Realtime.Simulator.Reports;
using RedProperty.Realtime.Simulator.Show;
using Spectre.Console;

namespace RedProperty.Realtime.Simulator;

/// <summary>One run from file to table.</summary>
public sealed class Simulation(SimulatorOptions options, IAnsiConsole console)
{
    /// <exception cref="BadInputException">The run cannot begin; the sentence says why.</exception>
    public async Task<Outcome> Run(CancellationToken cancellation)
    {
        var map = ColumnMap.Load(options.MapPath);
        var requests = RequestFile.Read(options.CsvPath, map);
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = options.Concurrency + 16 });
        var door = new ProgramDoor(http, options.Url);
        CheckKinds(await door.ServiceCodes(cancellation), requests);
        console.WriteLine($"{requests.Count} requests read; setting the stage at {options.Url}");
        var stage = await Stage.Set(door, options, map, requests, cancellation);
        var reports = Plan(stage, [.. requests.Take(options.Limit ?? requests.Count)]);

        var run = Convert.ToString(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(), 16);
        var mark = new ReportMark(run);
        var figures = new Figures(reports.Count);
        await using var staff = new Staff();
        using var behaviour = new Behaviour(staff, figures, mark, options.Seed);
        await staff.Connect(options.Url, http, stage.People, options.Password, behaviour.Hear, cancellation);
        console.WriteLine($"{staff.All.Count} people connected; {reports.Count} reports begin");

        var residents = new Residents(door, options, figures, mark, run);
        var clock = Stopwatch.GetTimestamp();
        await new ProgressBoard(console, figures, reports.Count).ShowWhile(residents.Play(reports, cancellation));
        var sending = Stopwatch.GetElapsedTime(clock);
        console.WriteLine($"All reports sent in {sending.TotalSeconds:0.0} s; the staff goes on for up to {options.Tail.TotalSeconds:0} s");
        await behaviour.GoHome(options.Tail);

        console.WriteLine("Checking every ticket and every device");
        var tickets = await TicketsOf(door, stage, reports, cancellation);
        var check = new TicketCheck(reports, figures.Accepted.Keys, tickets, mark, new Expected(options.TimeScale));
        var behind = await CopyCheck.CountBehind(staff, check.Tickets, cancellation);
        return Summary.Of(options.Seed, figures, staff, check, behind, sending);
    }

    private static async Task<IReadOnlyList<TicketSnapshot>> TicketsOf(
        ProgramDoor door, Stage stage, IReadOnlyList<PlannedReport> reports, CancellationToken cancellation)
    {
        var communities = reports
            .SelectMany(report => report.Grids)
            .Distinct(StringComparer.Ordinal)
            .Select(grid => stage.Buildings.All.First(building => building.Grid == grid).Community)
            .Distinct(StringComparer.Ordinal);
        var tickets = new List<TicketSnapshot>();
        foreach (var community in communities)
        {
            tickets.AddRange(await door.Tickets(community, stage.ObserverToken, cancellation));
        }

        return tickets;
    }

    private IReadOnlyList<PlannedReport> Plan(Stage stage, IReadOnlyList<ServiceRequest> requests) =>
    [
        .. requests.Select(request => PlannedReport.Of(
            request,
            stage.Buildings.Named(request.Address) ?? throw new BadInputException(
                $"{options.CsvPath}: the city '{stage.CityId}' has no building for the address '{request.Address}' (request {request.Id})."),
            stage.Buildings,
            options.Seed)),
    ];

    private void CheckKinds(IReadOnlySet<string> known, IReadOnlyList<ServiceRequest> requests)
    {
        var unknown = requests.Select(request => request.Kind).Where(kind => !known.Contains(kind)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        if (unknown.Length > 0)
        {
            throw new BadInputException(
                $"The program's catalogue does not have {string.Join(", ", unknown)}; correct 'kinds' in '{options.MapPath}' to codes among {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
        }
    }
}
