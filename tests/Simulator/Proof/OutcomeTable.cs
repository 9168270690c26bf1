using System.Globalization;
using Spectre.Console;

namespace RedProperty.Realtime.Simulator.Proof;

/// <summary>Prints an outcome.</summary>
public static class OutcomeTable
{
    public static void Print(IAnsiConsole console, Outcome outcome)
    {
        var table = new Table().Border(console.Profile.Capabilities.Unicode ? TableBorder.Rounded : TableBorder.Ascii).HideHeaders().AddColumns("what", "how much");
        foreach (var (what, howMuch) in Rows(outcome))
        {
            table.AddRow(new Text(what), new Text(howMuch));
        }

        console.Write(table);
        console.WriteLine(outcome.IsClean ? "Clean: 0 errors, 0 lost, 0 wrong." : "NOT clean: see the rows above.");
    }

    public static IEnumerable<(string What, string HowMuch)> Rows(Outcome outcome)
    {
        yield return ("reports", $"{outcome.Reports} ({Number(outcome.ReportsPerSecond)}/s)");
        yield return ("pushes", $"{outcome.Pushes} to {outcome.Devices} devices");
        yield return ("commands", $"{outcome.Commands} (overtaken {outcome.Overtaken})");
        yield return ("acknowledged in time", $"{outcome.AcknowledgedInTime}");
        yield return ("acknowledged late", $"{outcome.AcknowledgedLate}");
        yield return ("not acknowledged", $"{outcome.Unacknowledged}");
        yield return ("missed deadlines", $"{outcome.MissedDeadlines}");
        yield return ("escalated to", Levels(outcome.EscalatedTo));
        yield return ("solved at", Levels(outcome.SolvedAt));
        yield return ("report to push", $"p50 {Number(outcome.PushP50)} ms, p99 {Number(outcome.PushP99)} ms, max {Number(outcome.PushMax)} ms");
        yield return ("reports sent again", $"{outcome.Retries}");
        yield return ("reconnects, holes mended", $"{outcome.Reconnects}, {outcome.Mends}");
        yield return ("lost", $"{outcome.Lost}");
        yield return ("doubled", $"{outcome.Doubled}");
        yield return ("wrong grid", $"{outcome.WrongGrid}");
        yield return ("wrong deadlines", $"{outcome.WrongDeadlines}");
        yield return ("lost pushes", $"{outcome.LostPushes}");
        yield return ("errors", $"{outcome.Errors.Values.Sum()}");
        foreach (var (kind, count) in outcome.Errors.OrderByDescending(error => error.Value))
        {
            yield return ("  " + kind, $"{count}");
        }
    }

    private static string Levels(IReadOnlyDictionary<string, int> levels) =>
        levels.Count == 0 ? "0" : string.Join(", ", levels.Select(level => $"{level.Key} {level.Value}"));

    private static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
