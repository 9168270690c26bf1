using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace RedProperty.Realtime.Server.Exports;

/// <summary>A list as a workbook: the tickets, and a sheet that says what was asked for. Written row by row, never held as a whole.</summary>
internal static class XlsxFile
{
    /// <param name="stream">The format wants to go back in it: a file, not a response.</param>
    public static async Task Write(ExportSheet sheet, Stream stream, CancellationToken cancellation)
    {
        using var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = XlsxStyles.Make();
        await WriteTickets(sheet, workbook.AddNewPart<WorksheetPart>("tickets"), cancellation);
        WriteAbout(sheet, workbook.AddNewPart<WorksheetPart>("about"));
        workbook.Workbook = new Workbook(new Sheets(
            new Sheet { Name = sheet.Words.Tickets, SheetId = 1, Id = "tickets" },
            new Sheet { Name = sheet.Words.About, SheetId = 2, Id = "about" }));
    }

    private static async Task WriteTickets(ExportSheet sheet, WorksheetPart part, CancellationToken cancellation)
    {
        using var rows = new XlsxRows(part, [.. sheet.Columns.Select(column => column.Width)], isHeaded: true);
        rows.Add([.. sheet.Columns.Select(column => column.Name)], XlsxStyles.Header);
        await foreach (var ticket in sheet.List.Read(cancellation))
        {
            rows.Add([.. sheet.Columns.Select(column => column.ValueOf(ticket))]);
        }
    }

    private static void WriteAbout(ExportSheet sheet, WorksheetPart part)
    {
        using var rows = new XlsxRows(part, [22, 80], isHeaded: false);
        foreach (var (name, value) in sheet.About(sheet.CutNote))
        {
            rows.Add([name, value]);
        }
    }
}
