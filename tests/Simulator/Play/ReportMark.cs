using System.Globalization;
using System.Text.RegularExpressions;

namespace RedProperty.Realtime.Simulator.Play;

/// <summary>A mark in a report's description by which its ticket is known again, in this run and no other.</summary>
public sealed partial class ReportMark(string run)
{
    public string Of(int index) => $"[sim {run}-{index.ToString("D6", CultureInfo.InvariantCulture)}]";

    /// <summary>The report's index; null when the ticket is not of this run.</summary>
    public int? Find(string description)
    {
        var match = Mark().Match(description);
        return match.Success && match.Groups["run"].Value == run ? int.Parse(match.Groups["index"].Value, CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"\[sim (?<run>[0-9a-z]+)-(?<index>\d+)\]", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex Mark();
}
