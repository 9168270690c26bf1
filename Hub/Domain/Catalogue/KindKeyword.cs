using System.Text.RegularExpressions;
using RedProperty.Realtime.Domain.Searches;

namespace RedProperty.Realtime.Domain.Catalogue;

/// <summary>
/// A keyword of the catalogue (关键词) as it is looked for. With spaces between Chinese words it is a set of words that must all stand in one sentence, in
/// any order: <c>灯 坏了</c> is found in "坏了的是三楼的灯". English keywords are found at the beginning of a word, with its usual endings.
/// </summary>
internal sealed partial class KindKeyword
{
    /// <summary>An English word of six letters says about as much as a Chinese one of two.</summary>
    private const double LettersToSign = 3;

    private static readonly string[] Endings = ["", "s", "es", "d", "ed", "ing", "'s"];

    public KindKeyword(string text)
    {
        Text = FoldedText.Fold(text).Trim();
        IsLatin = Text.Length > 0 && char.IsAscii(Text[0]);
        Parts = IsLatin ? [Text] : Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Length = IsLatin ? Math.Max(1, Letters().Count(Text) / LettersToSign) : Parts.Sum(part => part.Length);
    }

    public string Text { get; }

    public bool IsLatin { get; }

    public string[] Parts { get; }

    /// <summary>In Chinese signs: the longer a keyword, the less it stands there by chance.</summary>
    public double Length { get; }

    /// <summary>The kinds that have it: what many share says little about each.</summary>
    public List<TicketKind> Kinds { get; } = [];

    public double Weight => Length / Kinds.Count;

    /// <summary>Where a part begins in a folded text.</summary>
    public IEnumerable<int> Find(string part, string text)
    {
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + 1, StringComparison.Ordinal))
        {
            if (!IsLatin || IsWord(text, at, at + part.Length))
            {
                yield return at;
            }
        }
    }

    private static bool IsWord(string text, int start, int end)
    {
        if (start > 0 && char.IsAsciiLetterOrDigit(text[start - 1]))
        {
            return false;
        }

        var rest = end;
        while (rest < text.Length && (char.IsAsciiLetterOrDigit(text[rest]) || text[rest] == '\''))
        {
            rest++;
        }

        return Endings.Contains(text[end..rest], StringComparer.Ordinal);
    }

    [GeneratedRegex("[a-z]")]
    private static partial Regex Letters();
}
