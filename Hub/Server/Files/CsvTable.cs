using CsvHelper;
using RedProperty.Realtime.Domain.Files;

namespace RedProperty.Realtime.Server.Files;

/// <summary>One record of a CSV file, with the line it begins on.</summary>
internal sealed record CsvLine(int Line, IReadOnlyDictionary<string, int> Columns, string[] Fields)
{
    public string this[string column] => Fields[Columns[column]].Trim();
}

/// <summary>Reads a CSV whose columns are known by name, in any order. What is not exactly that is a fault with its line, never an exception.</summary>
internal static class CsvTable
{
    /// <summary>A file of another format is wrong on every line; nobody reads more than this.</summary>
    private const int MostFaults = 100;

    public static Checked<IReadOnlyList<CsvLine>> Read(DataFile file, IReadOnlyList<string> columns)
    {
        var text = DataText.Decode(file);
        if (text.Value is null)
        {
            return new Checked<IReadOnlyList<CsvLine>>(text.Faults);
        }

        var faults = new List<DataFault>();
        var lines = new List<CsvLine>();
        var header = default(IReadOnlyDictionary<string, int>);
        foreach (var (line, fields) in Records(file.Name, text.Value, faults))
        {
            if (header is null)
            {
                header = CsvHeader.Read(file.Name, line, fields, columns, faults);
                if (header is null)
                {
                    break;
                }
            }
            else if (fields.Length != header.Count)
            {
                faults.Add(new DataFault(file.Name, line, "columns", $"has {fields.Length} fields where the header has {header.Count}; add or remove commas, or quote the field that contains one."));
            }
            else
            {
                lines.Add(new CsvLine(line, header, fields));
            }

            if (faults.Count >= MostFaults)
            {
                break;
            }
        }

        return faults.Count > 0 ? new Checked<IReadOnlyList<CsvLine>>(faults) : new Checked<IReadOnlyList<CsvLine>>(lines);
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
