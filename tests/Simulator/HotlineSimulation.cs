using System.Diagnostics;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Simulator.City;
using RedProperty.Realtime.Simulator.Input;
using RedProperty.Realtime.Simulator.Play;
using RedProperty.Realtime.Simulator.Proof;
using RedProperty.Realtime.Simulator.Reports;
using Spectre.Console;

namespace RedProperty.Realtime.Simulator;

/// <summary>The file as a hotline sends it: tried, taken in, sent again by two at the same time, and its results fetched.</summary>
public sealed class HotlineSimulation(SimulatorOptions options, IAnsiConsole console)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <exception cref="BadInputException">The run cannot begin; the sentence says why.</exception>
    public async Task<HotlineOutcome> Run(CancellationToken cancellation)
    {
        var map = ColumnMap.Load(options.MapPath);
        var requests = RequestFile.Read(options.CsvPath, map);
        using var http = new HttpClient { Timeout = Patience };
        var door = new ProgramDoor(http, options.Url);
        await door.ServiceCodes(cancellation);
        console.WriteLine($"{requests.Count} requests read; setting the stage at {options.Url}");
        var stage = await Stage.Set(door, options, map, requests, cancellation);

        // An administrator takes in for his own city; the one that was just made has a secretary.
        var taker = map.Organisation is null ? options.Admin : Officers.Secretary;
        var token = (await door.SignIn(taker, options.Password, cancellation)).AccessToken;
        var (file, mapping) = (await File.ReadAllBytesAsync(options.CsvPath, cancellation), HotlineMap.Of(map));
        var faults = new List<string>();

        List<Sending> sendings = [await Send("dry run", isDryRun: true), await Send("first", isDryRun: false), await Send("the same again", isDryRun: false)];
        sendings.AddRange(await Task.WhenAll(Send("again, two at once", isDryRun: false), Send("again, two at once", isDryRun: false)));

        console.WriteLine("Fetching the results and checking every ticket");
        var clock = Stopwatch.GetTimestamp();
        var results = await door.HotlineResults(token, cancellation);
        var fetching = Stopwatch.GetElapsedTime(clock);
        var tickets = (await door.Tickets(stage.CityId, stage.ObserverToken, cancellation)).Where(ticket => ticket.Hotline is not null).ToList();
        return new HotlineOutcome(requests.Count, sendings, tickets.Count, Wrong(requests, tickets, stage.Buildings), results, fetching.TotalSeconds, faults);

        async Task<Sending> Send(string what, bool isDryRun)
        {
            var begun = Stopwatch.GetTimestamp();
            var answer = await door.TakeIn(file, mapping, isDryRun, token, cancellation);
            faults.AddRange(answer.Faults.Take(3).Select(fault => fault.Message));
            return new Sending(what, answer.Lines, answer.New, answer.Known, answer.FaultyLines, Stopwatch.GetElapsedTime(begun).TotalSeconds);
        }
    }

    private static int Wrong(IReadOnlyList<ServiceRequest> requests, IReadOnlyList<TicketSnapshot> tickets, BuildingIndex buildings)
    {
        var byNumber = tickets.ToLookup(ticket => ticket.Hotline!.Number, StringComparer.Ordinal);
        return requests.Count(request => byNumber[request.Id].Take(2).ToArray() is not [var ticket]
            || ticket.Kind != request.Kind
            || (buildings.At(request.Address) is { } only && only.Id != ticket.Place.Building));
    }
}
