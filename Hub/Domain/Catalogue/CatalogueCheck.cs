using RedProperty.Realtime.Domain.Files;

namespace RedProperty.Realtime.Domain.Catalogue;

/// <summary>Turns the rows of a catalogue file into a catalogue, or says line by line what is wrong.</summary>
public static class CatalogueCheck
{
    public static Checked<KindCatalogue> Check(string file, IReadOnlyList<CatalogueRow> rows)
    {
        var faults = new List<DataFault>();
        var categories = ReadCategories(file, rows, faults);
        var kinds = ReadKinds(file, rows, categories, faults);
        var attributes = AttributeCheck.Check(file, rows, rows.Where(row => row.Type == "kind").Select(row => row.Code).ToHashSet(), faults);
        if (kinds.Count == 0 && faults.Count == 0)
        {
            faults.Add(new DataFault(file, 0, "type", "has no row of type kind; residents could report nothing."));
        }

        return faults.Count > 0
            ? new Checked<KindCatalogue>([.. faults.OrderBy(fault => fault.Line)])
            : new Checked<KindCatalogue>(new KindCatalogue(
                [.. categories.Values], [.. kinds.Values.Select(kind => attributes.Contains(kind.Code) ? kind with { Attributes = [.. attributes[kind.Code]] } : kind)]));
    }

    private static Dictionary<string, TicketCategory> ReadCategories(string file, IReadOnlyList<CatalogueRow> rows, List<DataFault> faults)
    {
        var categories = new Dictionary<string, TicketCategory>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            switch (row.Type)
            {
                case "category" when IsSoundHead(file, row, categories.ContainsKey, faults):
                    categories.Add(row.Code, new TicketCategory(row.Code, row.Name, row.NameEn));
                    break;
                case "category" or "kind" or AttributeCheck.Row:
                    break;
                default:
                    faults.Add(new DataFault(file, row.Line, "type", $"'{row.Type}' is unknown; use category, kind or attribute."));
                    break;
            }
        }

        return categories;
    }

    private static Dictionary<string, TicketKind> ReadKinds(
        string file, IReadOnlyList<CatalogueRow> rows, Dictionary<string, TicketCategory> categories, List<DataFault> faults)
    {
        var kinds = new Dictionary<string, TicketKind>(StringComparer.Ordinal);
        foreach (var row in rows.Where(row => row.Type == "kind"))
        {
            var before = faults.Count;
            IsSoundHead(file, row, kinds.ContainsKey, faults);
            if (!categories.ContainsKey(row.Category))
            {
                faults.Add(new DataFault(file, row.Line, "category", $"'{row.Category}' has no row of type category."));
            }

            var track = ReadWord<Track>(file, row.Line, "track", row.Track, faults);
            var severity = ReadWord<Severity>(file, row.Line, "severity", row.Severity, faults);
            if (faults.Count == before)
            {
                var keywords = row.Keywords.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                kinds.Add(row.Code, new TicketKind(
                    row.Code, row.Category, row.Name, row.NameEn, track, severity, keywords, row.Description, row.DescriptionEn));
            }
        }

        return kinds;
    }

    internal static bool IsSoundHead(string file, CatalogueRow row, Func<string, bool> isTaken, List<DataFault> faults)
    {
        var before = faults.Count;
        if (row.Code.Length is 0 or > 64 || !row.Code.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
        {
            faults.Add(new DataFault(file, row.Line, "code", $"'{row.Code}' is no code; use 1 to 64 of a-z, 0-9 and hyphen."));
        }
        else if (isTaken(row.Code))
        {
            faults.Add(new DataFault(file, row.Line, "code", $"'{row.Code}' stands in the file twice; give each {row.Type} its own."));
        }

        if (row.Name.Length == 0)
        {
            faults.Add(new DataFault(file, row.Line, "name", $"of '{row.Code}' is empty; residents read it."));
        }

        if (row.NameEn.Length == 0)
        {
            faults.Add(new DataFault(file, row.Line, "name_en", $"of '{row.Code}' is empty; the English pages show it."));
        }

        return faults.Count == before;
    }

    internal static T ReadWord<T>(string file, int line, string field, string text, List<DataFault> faults)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(value.ToString(), text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        var allowed = string.Join(", ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()));
        faults.Add(new DataFault(file, line, field, $"'{text}' is unknown; use {allowed}."));
        return default;
    }
}
