using DocumentFormat.OpenXml.Spreadsheet;

namespace RedProperty.Realtime.Server.Exports;

/// <summary>The few looks that a cell can have; a cell names its look by number.</summary>
internal static class XlsxStyles
{
    public const uint Plain = 0;
    public const uint Header = 1;
    public const uint Moment = 2;

    /// <summary>Text that begins like a formula: it stays text even when somebody edits the cell.</summary>
    public const uint Quoted = 3;

    private const uint MomentFormat = 164;

    public static Stylesheet Make() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = MomentFormat, FormatCode = "yyyy\\-mm\\-dd hh:mm" }),
        new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }), new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" })),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE2F0F2" }) { PatternType = PatternValues.Solid })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat { FormatId = 0 },
            new CellFormat { FormatId = 0, FontId = 1, FillId = 2, ApplyFont = true, ApplyFill = true },
            new CellFormat { FormatId = 0, NumberFormatId = MomentFormat, ApplyNumberFormat = true },
            new CellFormat { FormatId = 0, QuotePrefix = true }));
}
