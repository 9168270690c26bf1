using System.Text;

namespace RedProperty.Realtime.Domain.Searches;

/// <summary>
/// A text as it is compared: full-width letters and digits as ordinary ones, lower case, each run of spaces (the ideographic one too) as one space. What
/// Unicode calls NFKC, by hand for what is typed here, because without ICU the framework's own normalisation leaves every text as it is.
/// </summary>
public sealed class FoldedText
{
    private readonly int[] origins;

    private FoldedText(string original, string folded, int[] origins) => (Original, Text, this.origins) = (original, folded, origins);

    public string Original { get; }

    /// <summary>What is compared.</summary>
    public string Text { get; }

    /// <summary>Folds and remembers where each letter came from, so that a hit can be shown in the original.</summary>
    public static FoldedText Of(string? text)
    {
        var original = text ?? string.Empty;
        var folded = new StringBuilder(original.Length);
        var origins = new List<int>(original.Length + 1);
        for (var i = 0; i < original.Length; i++)
        {
            var before = folded.Length;
            Append(folded, original[i]);
            for (var added = before; added < folded.Length; added++)
            {
                origins.Add(i);
            }
        }

        origins.Add(original.Length);
        return new FoldedText(original, folded.ToString(), [.. origins]);
    }

    /// <summary>The folded text alone: all that a comparison needs.</summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            Append(folded, letter);
        }

        return folded.ToString();
    }

    /// <summary>The words of what somebody typed, without repeats.</summary>
    public static IReadOnlyList<string> Words(string? text) =>
        [.. Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether a word occurs in a folded text.</summary>
    public static bool Occurs(string text, string word) => IndexOf(text, word) >= 0;

    /// <summary>Where the words stand in the original: start and length, in order, never overlapping.</summary>
    public IReadOnlyList<(int Start, int Length)> Find(IEnumerable<string> words)
    {
        var isHit = new bool[Original.Length];
        foreach (var word in words.Where(word => word.Length > 0))
        {
            for (var at = IndexOf(Text, word); at >= 0; at = IndexOf(Text, word, at + word.Length))
            {
                // The last letter may be one of several that a single sign stands for.
                isHit.AsSpan(origins[at], origins[at + word.Length - 1] - origins[at] + 1).Fill(true);
            }
        }

        return Runs(isHit);
    }

    /// <summary>A number within a word is the whole number: 1号楼 is not found in 11号楼. Digits alone are found anywhere, as in the end of a ticket's number.</summary>
    private static int IndexOf(string text, string word, int from = 0)
    {
        var isNamed = word.Any(char.IsLetter);
        for (var at = text.IndexOf(word, from, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if (!isNamed || !(AreDigits(text, at - 1) || AreDigits(text, end - 1)))
            {
                return at;
            }
        }

        return -1;
    }

    private static bool AreDigits(string text, int at) =>
        at >= 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1]);

    private static List<(int Start, int Length)> Runs(bool[] isHit)
    {
        var runs = new List<(int, int)>();
        for (var i = 0; i < isHit.Length; i++)
        {
            if (!isHit[i])
            {
                continue;
            }

            var start = i;
            while (i < isHit.Length && isHit[i])
            {
                i++;
            }

            runs.Add((start, i - start));
        }

        return runs;
    }

    private static void Append(StringBuilder folded, char letter)
    {
        if (char.IsWhiteSpace(letter) || char.IsControl(letter))
        {
            if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }
        else if (letter is >= '\u2460' and <= '\u2473')
        {
            // Circled numbers 1 to 20, as in 3号楼②单元.
            folded.Append(letter - '\u2460' + 1);
        }
        else if (letter is >= '\u2160' and <= '\u216B')
        {
            folded.Append(Roman[letter - '\u2160']);
        }
        else if (letter is >= '\uFF01' and <= '\uFF5E')
        {
            folded.Append(char.ToLowerInvariant((char)(letter - 0xFEE0)));
        }
        else if (!char.IsSurrogate(letter) && char.GetUnicodeCategory(letter) == System.Globalization.UnicodeCategory.Format)
        {
            // Zero-width marks that come along when something is copied from a chat.
        }
        else
        {
            folded.Append(char.ToLowerInvariant(letter));
        }
    }

    private static readonly string[] Roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
}
