namespace RedProperty.Realtime.Domain.Files;

/// <summary>A row of a table as it is compared: what it is about, and its fields by column.</summary>
/// <param name="Key">Unique within the type.</param>
public sealed record NamedRow(string Type, string Key, string Name, IReadOnlyDictionary<string, string> Fields);

/// <summary>What became of a row.</summary>
public enum RowChangeKind
{
    Added,
    Changed,
    Removed,
}

/// <param name="Before">Empty when there was none.</param>
/// <param name="After">Empty when there is none.</param>
public sealed record FieldChange(string Field, string Before, string After);

/// <summary>What a new table does to one row.</summary>
/// <param name="Fields">Of a changed row, the fields that differ; of another, none.</param>
public sealed record RowChange(RowChangeKind Kind, string Type, string Key, string Name, IReadOnlyList<FieldChange> Fields);

/// <summary>Compares two tables row by row.</summary>
public static class RowDiff
{
    /// <summary>Removed rows first, since they hurt; then changed, then added, each in the order of their table.</summary>
    public static IReadOnlyList<RowChange> Between(IReadOnlyList<NamedRow> before, IReadOnlyList<NamedRow> after)
    {
        var old = before.ToDictionary(row => (row.Type, row.Key));
        var fresh = after.Select(row => (row.Type, row.Key)).ToHashSet();
        return
        [
            .. before.Where(row => !fresh.Contains((row.Type, row.Key))).Select(row => new RowChange(RowChangeKind.Removed, row.Type, row.Key, row.Name, [])),
            .. after.Where(row => old.ContainsKey((row.Type, row.Key)))
                .Select(row => new RowChange(RowChangeKind.Changed, row.Type, row.Key, row.Name, Differ(old[(row.Type, row.Key)], row)))
                .Where(change => change.Fields.Count > 0),
            .. after.Where(row => !old.ContainsKey((row.Type, row.Key))).Select(row => new RowChange(RowChangeKind.Added, row.Type, row.Key, row.Name, [])),
        ];
    }

    private static List<FieldChange> Differ(NamedRow before, NamedRow after) =>
    [
        .. before.Fields.Keys.Union(after.Fields.Keys)
            .Select(field => new FieldChange(field, before.Fields.GetValueOrDefault(field, string.Empty), after.Fields.GetValueOrDefault(field, string.Empty)))
            .Where(change => change.Before != change.After),
    ];
}
