using RedProperty.Realtime.Domain.Searches;

namespace RedProperty.Realtime.Desk.Search;

/// <summary>A part of a text that is a hit or is not.</summary>
internal sealed record Passage(string Text, bool IsHit);

/// <summary>A text in passages, whole or the part around its first hit.</summary>
internal static class Excerpt
{
    private const string Left = "…";

    /// <param name="around">So many letters before the first hit and five times as many in all; null for the whole text.</param>
    public static IReadOnlyList<Passage> Of(string text, IReadOnlyList<string> words, int? around = null)
    {
        var hits = FoldedText.Of(text).Find(words);
        var (from, to) = (0, text.Length);
        if (around is { } letters)
        {
            from = hits.Count > 0 ? Boundary(text, Math.Max(0, hits[0].Start - letters)) : 0;
            to = Boundary(text, Math.Min(text.Length, from + (letters * 5)));
        }

        var passages = new List<Passage>();
        var at = from;
        foreach (var (start, length) in hits.Where(hit => hit.Start >= from && hit.Start < to))
        {
            Add(at, start, false);
            at = Math.Min(to, start + length);
            Add(start, at, true);
        }

        Add(at, to, false);
        return [.. from > 0 ? [new Passage(Left, false)] : Array.Empty<Passage>(), .. passages, .. to < text.Length ? [new Passage(Left, false)] : Array.Empty<Passage>()];

        void Add(int start, int end, bool isHit)
        {
            if (end > start)
            {
                passages.Add(new Passage(text[start..end], isHit));
            }
        }
    }

    /// <summary>Not in the middle of a sign of two halves.</summary>
    private static int Boundary(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
