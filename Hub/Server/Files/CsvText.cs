using System.Globalization;
using CsvHelper;

namespace RedProperty.Realtime.Server.Files;

/// <summary>Writes a table as CSV: LF at line ends, quotes only where needed, so that the same data is always the same text.</summary>
internal static class CsvText
{
    public static string Write(string[] columns, IEnumerable<string[]> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true))
        {
            csv.WriteRecord(columns);
            foreach (var row in rows)
            {
                csv.WriteRecord(row);
            }
        }

        return text.ToString();
    }
}
