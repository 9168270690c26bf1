using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace RedProperty.Realtime.Server.Exports;

/// <summary>One sheet of a workbook while it is written, from top to bottom.</summary>
internal sealed class XlsxRows : IDisposable
{
    private static readonly OpenXmlAttribute InlineText = new("t", string.Empty, "inlineStr");

    private readonly OpenXmlWriter writer;
    private readonly int columns;
    private readonly bool isHeaded;
    private int row;

    /// <param name="isHeaded">The first row stays in sight and can be filtered by.</param>
    public XlsxRows(WorksheetPart part, IReadOnlyList<int> widths, bool isHeaded)
    {
        (columns, this.isHeaded) = (widths.Count, isHeaded);
        writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        var view = new SheetView { WorkbookViewId = 0 };
        if (isHeaded)
        {
            view.Append(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen });
        }

        writer.WriteElement(new SheetViews(view));
        writer.WriteElement(new Columns(widths.Select((width, index) =>
            new Column { Min = (uint)index + 1, Max = (uint)index + 1, Width = width, CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
    }

    public void Add(IReadOnlyList<object?> values, uint style = XlsxStyles.Plain)
    {
        row++;
        writer.WriteStartElement(new Row(), [new OpenXmlAttribute("r", string.Empty, row.ToString(CultureInfo.InvariantCulture))]);
        for (var column = 0; column < values.Count; column++)
        {
            Cell(string.Create(CultureInfo.InvariantCulture, $"{Letters(column)}{row}"), values[column], style);
        }

        writer.WriteEndElement();
    }

    public void Dispose()
    {
        writer.WriteEndElement();
        if (isHeaded)
        {
            writer.WriteElement(new AutoFilter { Reference = string.Create(CultureInfo.InvariantCulture, $"A1:{Letters(columns - 1)}{Math.Max(1, row)}") });
        }

        writer.WriteEndElement();
        writer.Dispose();
    }

    private void Cell(string name, object? value, uint style)
    {
        switch (value)
        {
            case null or "":
                break;
            case DateTime moment:
                Number(name, moment.ToOADate().ToString("R", CultureInfo.InvariantCulture), XlsxStyles.Moment);
                break;
            case long amount:
                Number(name, amount.ToString(CultureInfo.InvariantCulture), style);
                break;
            default:
                Text(name, CellText.ForXml(CellText.Of(value)), style);
                break;
        }
    }

    private void Number(string name, string value, uint style)
    {
        writer.WriteStartElement(new Cell(), [Named(name), Styled(style)]);
        writer.WriteElement(new CellValue(value));
        writer.WriteEndElement();
    }

    private void Text(string name, string value, uint style)
    {
        var look = style == XlsxStyles.Plain && CellText.LooksLikeFormula(value) ? XlsxStyles.Quoted : style;
        writer.WriteStartElement(new Cell(), [Named(name), Styled(look), InlineText]);
        writer.WriteElement(new InlineString(new Text(value) { Space = SpaceProcessingModeValues.Preserve }));
        writer.WriteEndElement();
    }

    private static OpenXmlAttribute Named(string name) => new("r", string.Empty, name);

    private static OpenXmlAttribute Styled(uint style) => new("s", string.Empty, style.ToString(CultureInfo.InvariantCulture));

    private static string Letters(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));
}
