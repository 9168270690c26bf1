using RedProperty.Realtime.Domain.Searches;

namespace RedProperty.Realtime.Domain.Catalogue;

/// <summary>
/// Guesses the kind of a matter from what somebody wrote (事项识别), by the catalogue's keywords alone: each that is found adds its length, shared among the
/// kinds that have it. Whoever wonders why a kind was suggested reads the words; whoever wants another result changes the catalogue.
/// </summary>
public sealed class KindGuess
{
    /// <summary>1,000 characters are looked at; what a report is about stands at its beginning.</summary>
    public const int LongestText = 1000;

    private static readonly char[] SentenceEnds = ['。', '！', '？', '；', '!', '?', ';'];

    private readonly IReadOnlyList<KindKeyword> keywords;
    private readonly Dictionary<string, int> order;

    internal KindGuess(IReadOnlyList<TicketKind> kinds)
    {
        var byText = new Dictionary<string, KindKeyword>(StringComparer.Ordinal);
        foreach (var kind in kinds)
        {
            foreach (var word in kind.Keywords.Append(kind.Name).Append(kind.NameEn).Select(word => new KindKeyword(word)).Where(word => word.Parts.Length > 0))
            {
                byText.TryAdd(word.Text, word);
                if (byText[word.Text].Kinds is var sharing && !sharing.Contains(kind))
                {
                    sharing.Add(kind);
                }
            }
        }

        keywords = [.. byText.Values];
        order = kinds.Select((kind, at) => (kind.Code, at)).ToDictionary(pair => pair.Code, pair => pair.at, StringComparer.Ordinal);
    }

    /// <summary>The likeliest first; nothing when no keyword was found.</summary>
    public IReadOnlyList<KindSuggestion> Suggest(string? text, int most)
    {
        var written = text?.Length > LongestText ? text[..LongestText] : text;
        var found = FoldedText.Fold(written).Split(SentenceEnds, StringSplitOptions.RemoveEmptyEntries).SelectMany(Spoken).Distinct();
        return
        [
            .. found.SelectMany(keyword => keyword.Kinds, (keyword, kind) => (keyword, kind))
                .GroupBy(pair => pair.kind, pair => pair.keyword)
                .Select(of => new KindSuggestion(
                    of.Key,
                    of.Sum(keyword => keyword.Weight),
                    [.. of.OrderByDescending(keyword => keyword.Weight).ThenBy(keyword => keyword.Text, StringComparer.Ordinal).Select(keyword => keyword.Text)]))
                .OrderByDescending(suggestion => suggestion.Weight)
                .ThenBy(suggestion => order[suggestion.Kind.Code])
                .Take(most),
        ];
    }

    /// <summary>A word inside a longer keyword is not heard: the lamp of 路灯不亮 is no corridor's lamp.</summary>
    private IEnumerable<KindKeyword> Spoken(string sentence)
    {
        var spans = keywords.Where(keyword => keyword.Parts.Length == 1)
            .SelectMany(keyword => keyword.Find(keyword.Text, sentence), (keyword, at) => (Start: at, End: at + keyword.Text.Length))
            .Distinct()
            .ToList();
        return keywords.Where(keyword => keyword.Parts.All(part => keyword.Find(part, sentence).Any(at => !IsCovered(at, at + part.Length))));

        bool IsCovered(int start, int end) => spans.Any(span => span.Start <= start && end <= span.End && span.End - span.Start > end - start);
    }
}
