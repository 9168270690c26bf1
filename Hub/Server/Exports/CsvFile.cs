using System.Globalization;
using System.Text;
using CsvHelper;

namespace RedProperty.Realtime.Server.Exports;

/// <summary>A list as CSV: UTF-8 with a byte order mark, without which Excel shows Chinese as gibberish; CRLF, as RFC 4180 has it. Written as it is read.</summary>
internal static class CsvFile
{
    private const int LettersAtOnce = 64 * 1024;

    public static async Task Write(ExportSheet sheet, Stream stream, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        using var letters = new StringWriter(text, CultureInfo.InvariantCulture);
        using var csv = CsvWriter.Create(letters, new CsvWriterOptions { NewLine = "\r\n" }, leaveOpen: true);
        await stream.WriteAsync(Encoding.UTF8.GetPreamble(), cancellation);
        csv.WriteRecord([.. sheet.Columns.Select(column => column.Name)]);
        await foreach (var ticket in sheet.List.Read(cancellation))
        {
            csv.WriteRecord([.. sheet.Columns.Select(column => Guarded(column.ValueOf(ticket)))]);
            if (text.Length > LettersAtOnce)
            {
                await Send();
            }
        }

        if (sheet.CutNote is { } note)
        {
            csv.WriteRecord([note, .. Enumerable.Repeat(string.Empty, sheet.Columns.Count - 1)]);
        }

        await Send();

        async Task Send()
        {
            csv.Flush();
            await stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellation);
            text.Clear();
        }
    }

    private static string Guarded(object? value) => value is string text ? CellText.Guarded(text) : CellText.Of(value);
}
