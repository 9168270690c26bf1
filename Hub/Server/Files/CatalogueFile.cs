using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Files;

namespace RedProperty.Realtime.Server.Files;

/// <summary>The catalogue of ticket kinds as CSV (事项目录表).</summary>
public static class CatalogueFile
{
    private static readonly string[] Columns =
        ["type", "code", "name", "name_en", "category", "track", "severity", "keywords", "description", "description_en"];

    /// <summary>Columns that a kind can begin without.</summary>
    private static readonly string[] Idle = ["keywords", "description", "description_en"];

    public static Checked<KindCatalogue> Read(DataFile file) =>
        CsvTable.Read(file, Columns, Idle).Then(lines => CatalogueCheck.Check(file.Name, [.. lines.Select(ToRow)]));

    /// <summary>The lines as they stand, not yet checked against each other.</summary>
    public static Checked<IReadOnlyList<CatalogueRow>> ReadRows(DataFile file) =>
        CsvTable.Read(file, Columns, Idle).Then<IReadOnlyList<CatalogueRow>>(lines => new(lines.Select(ToRow).ToArray()));

    /// <summary>Each category followed by its kinds. Reading the text again gives the same catalogue, writing that the same text.</summary>
    public static string Write(KindCatalogue catalogue) =>
        CsvText.Write(Columns, catalogue.Categories.SelectMany(category => Of(category, catalogue)));

    private static CatalogueRow ToRow(CsvLine line) => new(
        line.Line,
        line["type"],
        line["code"],
        line["name"],
        line["name_en"],
        line["category"],
        line["track"],
        line["severity"],
        line["keywords"],
        line["description"],
        line["description_en"]);

    private static IEnumerable<string[]> Of(TicketCategory category, KindCatalogue catalogue)
    {
        yield return ["category", category.Code, category.Name, category.NameEn, "", "", "", "", "", ""];
        foreach (var kind in catalogue.Kinds.Where(kind => kind.CategoryCode == category.Code))
        {
            yield return
            [
                "kind",
                kind.Code,
                kind.Name,
                kind.NameEn,
                kind.CategoryCode,
                kind.Track.ToString().ToLowerInvariant(),
                kind.DefaultSeverity.ToString().ToLowerInvariant(),
                string.Join(';', kind.Keywords),
                kind.Description,
                kind.DescriptionEn,
            ];
            foreach (var attribute in kind.Attributes)
            {
                yield return
                [
                    "attribute",
                    attribute.Code,
                    attribute.Name,
                    attribute.NameEn,
                    kind.Code,
                    attribute.Type.ToString().ToLowerInvariant(),
                    attribute.IsRequired ? "required" : "optional",
                    AttributeCheck.Write(attribute.Values),
                    attribute.Hint,
                    attribute.HintEn,
                ];
            }
        }
    }
}
