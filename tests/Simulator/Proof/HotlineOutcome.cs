using System.Globalization;
using Spectre.Console;

namespace RedProperty.Realtime.Simulator.Proof;

/// <summary>One sending of the file.</summary>
/// <param name="New">Taken in, or to be taken in.</param>
/// <param name="Known">There already.</param>
/// <param name="Faulty">Lines left out.</param>
public sealed record Sending(string What, int Lines, int New, int Known, int Faulty, double Seconds);

/// <summary>What came of playing a file through the intake.</summary>
/// <param name="Tickets">With a hotline number, as the city's lists show them.</param>
/// <param name="Wrong">Numbers that no ticket or several have, and tickets whose building is not the line's.</param>
/// <param name="Results">Lines of the results that came back.</param>
public sealed record HotlineOutcome(int Requests, IReadOnlyList<Sending> Sendings, int Tickets, int Wrong, int Results, double ResultSeconds, IReadOnlyList<string> Faults)
{
    /// <summary>All in by the first, nothing by the others, nothing left out, everything back.</summary>
    public bool IsClean => Sendings.All(one => one.Lines == Requests && one.Faulty == 0)
        && Sendings.Where(one => one.What != "dry run").Select(one => one.New).SequenceEqual([Requests, .. Enumerable.Repeat(0, Sendings.Count - 2)])
        && Tickets == Requests && Wrong == 0 && Results == Requests;

    public void Print(IAnsiConsole console)
    {
        var table = new Table().Border(console.Profile.Capabilities.Unicode ? TableBorder.Rounded : TableBorder.Ascii)
            .AddColumns("sent", "lines", "new", "known", "faulty", "seconds", "lines/s");
        foreach (var one in Sendings)
        {
            table.AddRow(one.What, $"{one.Lines}", $"{one.New}", $"{one.Known}", $"{one.Faulty}", Number(one.Seconds), Number(one.Lines / Math.Max(one.Seconds, 0.001)));
        }

        table.AddRow("results back", $"{Results}", "", "", "", Number(ResultSeconds), Number(Results / Math.Max(ResultSeconds, 0.001)));
        console.Write(table);
        console.WriteLine($"{Tickets} tickets with a hotline number, {Wrong} wrong or doubled.");
        foreach (var fault in Faults)
        {
            console.WriteLine(fault);
        }

        console.WriteLine(IsClean ? "Clean: all in, the same again added nothing, all results back." : "NOT clean: see the rows above.");
    }

    private static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
