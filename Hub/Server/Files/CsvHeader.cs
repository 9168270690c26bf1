using RedProperty.Realtime.Domain.Files;

namespace RedProperty.Realtime.Server.Files;

/// <summary>The first line of a CSV: which column stands where.</summary>
internal static class CsvHeader
{
    public static IReadOnlyDictionary<string, int>? Read(
        string file, int line, string[] fields, IReadOnlyList<string> columns, List<DataFault> faults)
    {
        var before = faults.Count;
        if (fields.Length == 1 && fields[0].IndexOfAny([';', '\t']) >= 0)
        {
            faults.Add(new DataFault(file, line, "header", "separates its columns by something else than commas; save the file as comma-separated UTF-8."));
            return null;
        }

        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < fields.Length; i++)
        {
            var column = fields[i].Trim();
            if (!columns.Contains(column))
            {
                faults.Add(new DataFault(file, line, column.Length > 0 ? column : "header", $"'{column}' is an unknown column; the columns are {string.Join(", ", columns)}."));
            }
            else if (!places.TryAdd(column, i))
            {
                faults.Add(new DataFault(file, line, column, $"column '{column}' stands in the header twice."));
            }
        }

        faults.AddRange(columns.Where(column => !places.ContainsKey(column))
            .Select(column => new DataFault(file, line, column, $"column '{column}' is missing from the header.")));
        return faults.Count == before ? places : null;
    }
}
