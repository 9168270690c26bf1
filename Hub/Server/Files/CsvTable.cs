using CsvHelper;
using RedProperty.Realtime.Domain.Files;

namespace RedProperty.Realtime.Server.Files;

/// <summary>Reads a CSV whose columns are known by name, in any order. What is not exactly that is a fault with its line, never an exception.</summary>
internal static class CsvTable
{
    /// <summary>A file of another format is wrong on every line; nobody reads more than this.</summary>
    private const int MostFaults = 100;

    /// <param name="file">The table.</param>
    /// <param name="columns">All must be there.</param>
    /// <param name="idle">Columns whose absence is a fault, but does not keep the lines from being checked.</param>
    public static CsvLines Read(DataFile file, IReadOnlyList<string> columns, IReadOnlyList<string> idle)
    {
        var text = DataText.Decode(file);
        if (text.Value is null)
        {
            return new CsvLines(null, text.Faults);
        }

        var shape = new List<DataFault>();
        var missing = new List<DataFault>();
        var lines = new List<CsvLine>();
        var header = default(IReadOnlyDictionary<string, int>);
        foreach (var (line, fields) in Records(file.Name, text.Value, shape))
        {
            if (header is null && shape.Count > 0)
            {
                break;
            }

            if (header is null)
            {
                header = CsvHeader.Read(file.Name, line, fields, columns, shape);
                missing.AddRange(columns.Where(column => !header.ContainsKey(column))
                    .Select(column => new DataFault(file.Name, line, column, $"column '{column}' is missing from the header.")));
                if (shape.Count > 0 || missing.Any(fault => !idle.Contains(fault.Field)))
                {
                    break;
                }
            }
            else if (fields.Length != header.Count)
            {
                shape.Add(new DataFault(file.Name, line, "columns", $"has {fields.Length} fields where the header has {header.Count}; add or remove commas, or quote the field that contains one."));
            }
            else
            {
                lines.Add(new CsvLine(line, header, fields));
            }

            if (shape.Count >= MostFaults)
            {
                break;
            }
        }

        // After a broken line or a missing key, every other complaint would be about what is not there.
        var canBeChecked = shape.Count == 0 && missing.All(fault => idle.Contains(fault.Field));
        IReadOnlyList<DataFault> faults = header is null || shape.Any(fault => fault.Field == CsvHeader.Format) ? shape : [.. missing, .. shape];
        return new CsvLines(canBeChecked ? lines : null, faults);
    }

    /// <summary>The records that are sound as CSV; a record may span lines within quotes, blank lines are passed over.</summary>
    private static IEnumerable<(int Line, string[] Fields)> Records(string file, string text, List<DataFault> faults)
    {
        using var reader = CsvReader.Create(new StringReader(text), new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = record => faults.Add(new DataFault(file, (int)record.LineNumber, "quotes", Sentence(record.Reason))),
        });
        while (reader.Read())
        {
            var fields = new string[reader.FieldCount];
            for (var i = 0; i < fields.Length; i++)
            {
                fields[i] = reader.GetString(i);
            }

            if (fields.Any(field => field.Trim().Length > 0))
            {
                yield return ((int)reader.LineNumber, fields);
            }
        }
    }

    private static string Sentence(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.UnterminatedQuote => "opens a quotation mark that is never closed; close it, or double it where it is part of the text.",
        _ => "has a quotation mark in the middle of a field; put the whole field in quotes and double the mark.",
    };
}
