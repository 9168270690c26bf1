using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Field.Language;
using RedProperty.Realtime.Field.Live;
using RedProperty.Realtime.Field.Storage;

namespace RedProperty.Realtime.Field.Reports;

/// <summary>What may be reported, known without signal once it was read.</summary>
internal sealed class Kinds(ProgramReader reader, Words say)
{
    private Dictionary<string, KindEntry> byCode = new(StringComparer.Ordinal);

    public IReadOnlyList<KindCategory> Categories { get; private set; } = [];

    public async Task Load()
    {
        if (Categories.Count == 0 && await reader.Here(Stores.Meta, "kinds", FieldJson.Default.KeptKindList) is { } here)
        {
            Take(here.Value);
        }

        if (await reader.Read("api/kinds", Stores.Meta, "kinds", FieldJson.Default.KindList, FieldJson.Default.KeptKindList) is { } read)
        {
            Take(read.Value);
        }
    }

    public KindEntry? Find(string code) => byCode.GetValueOrDefault(code);

    public string NameOf(string code) => Find(code) is { } kind ? NameOf(kind) : code;

    public string NameOf(KindEntry kind) => say.Name(kind.Name, kind.NameEn);

    /// <summary>Kinds whose name or keywords stand in what was typed, or the other way round; the best first. All when nothing was typed.</summary>
    public IReadOnlyList<KindEntry> Search(string text)
    {
        var typed = text.Trim();
        return typed.Length == 0 ? [.. byCode.Values] :
            [.. byCode.Values.Select(kind => (kind, Fit: Fit(kind, typed))).Where(found => found.Fit > 0).OrderByDescending(found => found.Fit).Select(found => found.kind)];
    }

    private static int Fit(KindEntry kind, string typed) =>
        (Has(kind.Name, typed) || Has(kind.NameEn, typed) ? 10 : 0)
        + kind.Keywords.Sum(word => Has(typed, word) ? 2 + word.Length : Has(word, typed) ? 1 : 0);

    private static bool Has(string text, string part) => part.Length > 0 && text.Contains(part, StringComparison.OrdinalIgnoreCase);

    private void Take(KindList list)
    {
        Categories = list.Categories;
        byCode = list.Categories.SelectMany(category => category.Kinds).ToDictionary(kind => kind.Code, StringComparer.Ordinal);
    }
}
