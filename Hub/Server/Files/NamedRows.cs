using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Server.Files;

/// <summary>Rows of the tables as they are compared.</summary>
public static class NamedRows
{
    /// <summary>The rows of a post are one: who holds it. So are those of a chair of cross appointment.</summary>
    public static IReadOnlyList<NamedRow> Of(IReadOnlyList<OrganisationRow> rows) =>
    [
        .. rows.Where(row => row.Type is not ("post" or "appointment")).Select(row => new NamedRow(row.Type, row.Id, row.Name, new Dictionary<string, string>
        {
            ["parent"] = row.Parent,
            ["name"] = row.Name,
            ["name_en"] = row.NameEn,
            ["address"] = row.Address,
            ["lat"] = row.Latitude,
            ["long"] = row.Longitude,
            ["company"] = row.Company,
            ["phone"] = row.Phone,
        })),
        .. rows.Where(row => row.Type == "post").GroupBy(row => (row.Id, row.Parent)).Select(post => new NamedRow(
            "post", $"{post.Key.Id}@{post.Key.Parent}", string.Empty, new Dictionary<string, string>
            {
                ["holder"] = string.Join(", ", post.Select(row => row.Holder).Where(holder => holder.Length > 0).Order(StringComparer.Ordinal)),
            })),
        .. rows.Where(row => row.Type == "appointment").GroupBy(row => (row.Id, row.Parent, row.Company)).Select(chair => new NamedRow(
            "appointment", $"{chair.Key.Id}@{chair.Key.Parent}/{chair.Key.Company}", string.Empty, new Dictionary<string, string>
            {
                ["holder"] = string.Join(", ", chair.Select(row => row.Holder).Order(StringComparer.Ordinal)),
            })),
    ];

    public static IReadOnlyList<NamedRow> Of(IReadOnlyList<CatalogueRow> rows) =>
    [
        .. rows.Select(row => new NamedRow(row.Type, row.Type == "attribute" ? $"{row.Category}/{row.Code}" : row.Code, row.Name, new Dictionary<string, string>
        {
            ["name"] = row.Name,
            ["name_en"] = row.NameEn,
            ["category"] = row.Category,
            ["track"] = row.Track,
            ["severity"] = row.Severity,
            ["keywords"] = row.Keywords,
            ["description"] = row.Description,
            ["description_en"] = row.DescriptionEn,
        })),
    ];
}
