using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using RedProperty.Realtime.Domain.Hotline;

namespace RedProperty.Realtime.Server.Hotline;

/// <summary>A workbook while its first sheet is read. Every part is read with a bound; a small file that unpacks into a huge one ends there.</summary>
internal sealed class XlsxBook : IDisposable
{
    /// <summary>Letters of one part, unpacked: 20,000 full lines are a third of it.</summary>
    private const long MostLetters = 64L * 1024 * 1024;

    private const int MostTexts = 500_000;

    /// <summary>Excel keeps no more in a cell.</summary>
    private const int LongestCell = 32_767;

    private const int Piece = 256;

    private static readonly XmlReaderSettings Settings = new()
    {
        MaxCharactersInDocument = MostLetters,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private readonly MemoryStream stream;
    private readonly SpreadsheetDocument document;
    private readonly WorksheetPart sheet;
    private readonly List<string> texts;
    private readonly HashSet<int> moments;
    private readonly bool from1904;

    private XlsxBook(MemoryStream stream, SpreadsheetDocument document)
    {
        (this.stream, this.document) = (stream, document);
        var workbook = document.WorkbookPart ?? throw new InvalidDataException("no workbook");
        var first = workbook.Workbook?.Sheets?.Elements<Sheet>().FirstOrDefault()?.Id?.Value ?? throw new InvalidDataException("no sheet");
        sheet = (WorksheetPart)workbook.GetPartById(first);
        from1904 = workbook.Workbook.WorkbookProperties?.Date1904?.Value is true;
        texts = workbook.SharedStringTablePart is { } shared ? [.. Texts(shared)] : [];
        moments = workbook.WorkbookStylesPart?.Stylesheet is { } styles ? Moments(styles) : [];
    }

    public static XlsxBook Open(ReadOnlyMemory<byte> content)
    {
        var stream = new MemoryStream(content.ToArray(), writable: false);
        return new XlsxBook(stream, SpreadsheetDocument.Open(stream, isEditable: false, new OpenSettings { AutoSave = false, MaxCharactersInPart = MostLetters }));
    }

    public IEnumerable<HotlineLine> Rows()
    {
        using var part = sheet.GetStream();
        using var xml = XmlReader.Create(part, Settings);
        var number = 0;
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                number = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : number + 1;
                yield return new HotlineLine(number, Cells(xml));
            }
        }
    }

    public void Dispose()
    {
        document.Dispose();
        stream.Dispose();
    }

    private static IEnumerable<string> Texts(SharedStringTablePart shared)
    {
        using var part = shared.GetStream();
        using var xml = XmlReader.Create(part, Settings);
        var count = 0;
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                yield return ++count <= MostTexts ? TextOf(xml) : throw new InvalidDataException("too many texts");
            }
        }
    }

    /// <summary>All the letters below an element but the phonetic ones.</summary>
    private static string TextOf(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return string.Empty;
        }

        var text = new StringBuilder();
        var depth = xml.Depth;
        var phonetic = -1;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "rPh", IsEmptyElement: false })
            {
                phonetic = xml.Depth;
            }
            else if (xml.NodeType == XmlNodeType.EndElement && xml.Depth == phonetic)
            {
                phonetic = -1;
            }
            else if (phonetic < 0 && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                Append(xml, text);
            }
        }

        return text.ToString();
    }

    /// <summary>Piece by piece: what is too long is never held.</summary>
    private static void Append(XmlReader xml, StringBuilder text)
    {
        var piece = new char[Piece];
        for (var read = xml.ReadValueChunk(piece, 0, piece.Length); read > 0; read = xml.ReadValueChunk(piece, 0, piece.Length))
        {
            text.Append(piece, 0, read);
            if (text.Length > LongestCell)
            {
                throw new InvalidDataException("a cell is too long");
            }
        }
    }

    private List<string> Cells(XmlReader xml)
    {
        var fields = new List<string>();
        if (xml.IsEmptyElement)
        {
            return fields;
        }

        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                continue;
            }

            var column = Column(xml.GetAttribute("r")) ?? fields.Count;
            if (column > HotlineTable.MostColumns * 4)
            {
                throw new InvalidDataException("too wide");
            }

            while (fields.Count <= column)
            {
                fields.Add(string.Empty);
            }

            fields[column] = Value(xml.GetAttribute("t"), xml.GetAttribute("s"), TextOfCell(xml));
        }

        return fields;
    }

    /// <summary>Of a cell the value, or the text that stands in it; never the formula.</summary>
    private static string TextOfCell(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return string.Empty;
        }

        var text = string.Empty;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "v" or "is" })
            {
                text = TextOf(xml);
            }
        }

        return text;
    }

    private string Value(string? type, string? style, string text) => type switch
    {
        "s" => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < texts.Count ? texts[at] : string.Empty,
        "b" => text == "1" ? "TRUE" : "FALSE",
        "e" => string.Empty,
        null or "n" when style is not null && int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var look) && moments.Contains(look) => Moment(text),
        null or "n" => Number(text),
        _ => text,
    };

    /// <summary>A number of a case is a number to a spreadsheet: written out, never as 2.02E+14.</summary>
    private static string Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture) : text;

    private string Moment(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) && days is >= 0 and < 2_900_000
            ? DateTime.FromOADate(days + (from1904 ? 1462 : 0)).AddMilliseconds(500).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
            : text;

    private static int? Column(string? name)
    {
        var column = 0;
        foreach (var letter in name ?? string.Empty)
        {
            if (letter is < 'A' or > 'Z' || column > 10_000)
            {
                break;
            }

            column = (column * 26) + (letter - 'A' + 1);
        }

        return column == 0 ? null : column - 1;
    }

    /// <summary>Which looks show a number as a moment: the built-in ones, Chinese ones included, and formats of their own with a year, a day or an hour.</summary>
    private static HashSet<int> Moments(Stylesheet styles)
    {
        var own = (styles.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            .Where(format => format.NumberFormatId is not null && IsMoment(format.FormatCode?.Value ?? string.Empty))
            .Select(format => format.NumberFormatId!.Value).ToHashSet();
        var looks = styles.CellFormats?.Elements<CellFormat>().Select((format, at) => (Id: format.NumberFormatId?.Value ?? 0, At: at)) ?? [];
        return [.. looks.Where(look => look.Id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58) || own.Contains(look.Id)).Select(look => look.At)];
    }

    private static readonly SearchValues<char> PartsOfAMoment = SearchValues.Create("yYdDhHmMsS");

    private static bool IsMoment(string format)
    {
        var bare = Regex.Replace(format, "\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]", string.Empty);
        return bare.AsSpan().ContainsAny(PartsOfAMoment) && !bare.Contains('#', StringComparison.Ordinal) && !bare.Contains("General", StringComparison.OrdinalIgnoreCase);
    }
}
