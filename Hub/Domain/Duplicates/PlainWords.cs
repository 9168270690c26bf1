using System.Text.RegularExpressions;

namespace RedProperty.Realtime.Domain.Duplicates;

/// <summary>What residents wrote, for others to read.</summary>
internal static partial class PlainWords
{
    /// <summary>Phones and identity cards: five digits or more, whatever stands between them.</summary>
    public static string WithoutNumbers(string text) => Number().Replace(text, "…");

    [GeneratedRegex(@"[0-9０-９](?:[\s\-.·]*[0-9０-９]){4,}")]
    private static partial Regex Number();
}
