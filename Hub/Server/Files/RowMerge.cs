using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Server.Files;

/// <summary>A new file laid over the rows in force: what it names by id is replaced, what it does not name stays.</summary>
public static class RowMerge
{
    public static IReadOnlyList<OrganisationRow> Merge(IReadOnlyList<OrganisationRow> inForce, IReadOnlyList<OrganisationRow> added) =>
        Merge(inForce, added, row => (row.Type, row.Id, row.Type is "post" or "appointment" ? row.Parent : string.Empty, row.Type == "appointment" ? row.Company : string.Empty));

    public static IReadOnlyList<CatalogueRow> Merge(IReadOnlyList<CatalogueRow> inForce, IReadOnlyList<CatalogueRow> added) =>
        Merge(inForce, added, row => (row.Type, row.Code, row.Type == "attribute" ? row.Category : string.Empty));

    private static IReadOnlyList<T> Merge<T, TKey>(IReadOnlyList<T> inForce, IReadOnlyList<T> added, Func<T, TKey> keyOf)
    {
        var named = added.Select(keyOf).ToHashSet();
        return [.. inForce.Where(row => !named.Contains(keyOf(row))), .. added];
    }
}
