using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace RedProperty.Realtime.Server.Tests.Exports;

/// <summary>A workbook as another program reads it.</summary>
internal sealed record Book(
    IReadOnlyList<string[]> Tickets, IReadOnlyList<string[]> About, IReadOnlyList<Cell> Cells, Pane? Pane, IReadOnlyList<double> Widths, IReadOnlyList<string> Faults)
{
    public static Book Read(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        var workbook = document.WorkbookPart!;
        var sheets = workbook.Workbook!.Sheets!.Elements<Sheet>()
            .Select(sheet => ((WorksheetPart)workbook.GetPartById(sheet.Id!.Value!)).Worksheet!).ToList();
        Assert.Equal(2, sheets.Count);
        var width = sheets[0].Descendants<Column>().Count();
        return new Book(
            Rows(sheets[0], width),
            Rows(sheets[1], 2),
            [.. sheets.SelectMany(sheet => sheet.Descendants<Cell>())],
            sheets[0].Descendants<Pane>().SingleOrDefault(),
            [.. sheets[0].Descendants<Column>().Select(column => column.Width!.Value)],
            [.. new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}")]);
    }

    private static List<string[]> Rows(Worksheet sheet, int width) => [.. sheet.Descendants<Row>().Select(row =>
    {
        var texts = Enumerable.Repeat(string.Empty, width).ToArray();
        foreach (var cell in row.Elements<Cell>())
        {
            texts[Number(cell.CellReference!.Value!)] = cell.InlineString?.InnerText ?? cell.CellValue?.InnerText ?? string.Empty;
        }

        return texts;
    })];

    private static int Number(string reference) =>
        reference.TakeWhile(char.IsAsciiLetter).Aggregate(0, (number, letter) => (number * 26) + letter - 'A' + 1) - 1;
}
