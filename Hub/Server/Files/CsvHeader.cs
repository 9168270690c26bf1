using RedProperty.Realtime.Domain.Files;

namespace RedProperty.Realtime.Server.Files;

/// <summary>The first line of a CSV: which column stands where.</summary>
internal static class CsvHeader
{
    /// <summary>Field of the fault that the file is no comma-separated table at all.</summary>
    public const string Format = "header";

    /// <summary>The known columns that are there; whatever else stands in the header is a fault.</summary>
    public static IReadOnlyDictionary<string, int> Read(
        string file, int line, string[] fields, IReadOnlyList<string> columns, List<DataFault> faults)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        if (fields.Length == 1 && fields[0].IndexOfAny([';', '\t']) >= 0)
        {
            faults.Add(new DataFault(file, line, Format, "separates its columns by something else than commas; save the file as comma-separated UTF-8."));
            return places;
        }

        for (var i = 0; i < fields.Length; i++)
        {
            var column = fields[i].Trim();
            if (!columns.Contains(column))
            {
                faults.Add(new DataFault(file, line, column.Length > 0 ? column : "columns", $"'{column}' is an unknown column; the columns are {string.Join(", ", columns)}."));
            }
            else if (!places.TryAdd(column, i))
            {
                faults.Add(new DataFault(file, line, column, $"column '{column}' stands in the header twice."));
            }
        }

        return places;
    }
}
