namespace RedProperty.Realtime.Domain.Catalogue;

/// <summary>One line of <c>catalogue.csv</c>, unchecked. <paramref name="Type"/> is category, kind or attribute; see <see cref="AttributeCheck"/> for the last.</summary>
/// <param name="Keywords">Separated by semicolons.</param>
public sealed record CatalogueRow(
    int Line,
    string Type,
    string Code,
    string Name,
    string NameEn,
    string Category = "",
    string Track = "",
    string Severity = "",
    string Keywords = "",
    string Description = "",
    string DescriptionEn = "");
