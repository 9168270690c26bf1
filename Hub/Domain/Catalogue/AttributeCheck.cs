using RedProperty.Realtime.Domain.Files;

namespace RedProperty.Realtime.Domain.Catalogue;

/// <summary>
/// Rows of type <c>attribute</c>: what a kind asks. They stand in the columns of the kinds: category names the kind, track the type of the answer, severity
/// whether it is required, keywords the values of a list (<c>yes=有|Yes;no=没有|No</c>), description a hint.
/// </summary>
public static class AttributeCheck
{
    public const string Row = "attribute";

    /// <summary>Every kind asks this already.</summary>
    public const string Unit = "unit";

    private const int MostOfAKind = 20;
    private const int MostValues = 100;

    internal static ILookup<string, KindAttribute> Check(string file, IReadOnlyList<CatalogueRow> rows, IReadOnlySet<string> kinds, List<DataFault> faults)
    {
        var found = new List<(string Kind, KindAttribute Attribute)>();
        foreach (var row in rows.Where(row => row.Type == Row))
        {
            var before = faults.Count;
            CatalogueCheck.IsSoundHead(file, row, code => code == Unit || found.Any(one => one.Kind == row.Category && one.Attribute.Code == code), faults);
            if (!kinds.Contains(row.Category))
            {
                faults.Add(new DataFault(file, row.Line, "category", $"'{row.Category}' has no row of type kind; an attribute names its kind there."));
            }
            else if (found.Count(one => one.Kind == row.Category) >= MostOfAKind)
            {
                faults.Add(new DataFault(file, row.Line, "category", $"'{row.Category}' has {MostOfAKind} attributes already; nobody answers more."));
            }

            var type = CatalogueCheck.ReadWord<AttributeType>(file, row.Line, "track", row.Track, faults);
            if (row.Severity is not ("required" or "optional"))
            {
                faults.Add(new DataFault(file, row.Line, "severity", $"'{row.Severity}' is unknown; of an attribute, use required or optional."));
            }

            var isList = type is AttributeType.SingleValueList or AttributeType.MultiValueList;
            var values = ReadValues(file, row, isList && faults.Count == before, faults);
            if (faults.Count == before)
            {
                found.Add((row.Category, new KindAttribute(
                    row.Code, type, row.Severity == "required", row.Name, row.NameEn, row.Description, row.DescriptionEn, values)));
            }
        }

        return found.ToLookup(one => one.Kind, one => one.Attribute, StringComparer.Ordinal);
    }

    public static string Write(IReadOnlyList<AttributeValue> values) => string.Join(';', values.Select(value => $"{value.Key}={value.Name}|{value.NameEn}"));

    private static List<AttributeValue> ReadValues(string file, CatalogueRow row, bool isList, List<DataFault> faults)
    {
        var values = new List<AttributeValue>();
        foreach (var text in row.Keywords.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (text.Split('=', 2) is [{ Length: > 0 } key, { Length: > 0 } names] && names.Split('|', 2) is [{ Length: > 0 } name, .. var rest] && values.TrueForAll(value => value.Key != key))
            {
                values.Add(new AttributeValue(key.Trim(), name.Trim(), rest.Length > 0 && rest[0].Trim().Length > 0 ? rest[0].Trim() : name.Trim()));
            }
            else
            {
                faults.Add(new DataFault(file, row.Line, "keywords", $"'{text}' is no value of a list; write key=名称|name, each key once."));
                return values;
            }
        }

        if (isList && values.Count is 0 or > MostValues)
        {
            faults.Add(new DataFault(file, row.Line, "keywords", $"has {values.Count} values; a list has 1 to {MostValues}, written key=名称|name and separated by semicolons."));
        }

        return values;
    }
}
