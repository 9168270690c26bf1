using RedProperty.Realtime.Domain.Hotline;

namespace RedProperty.Realtime.Server.Hotline;

/// <summary>Opens what a hotline sends: CSV in UTF-8 or GB 18030, or a workbook's first sheet. Whatever else it is called, the content decides.</summary>
public sealed class HotlineTables : IHotlineTables
{
    private static readonly byte[] Zip = [(byte)'P', (byte)'K', 3, 4];

    public (HotlineTable? Table, IntakeFault? Fault) Open(ReadOnlyMemory<byte> content)
    {
        if (content.Length > HotlineTable.MostBytes)
        {
            return (null, IntakeFault.OfFile(IntakeFaultCode.TooLarge, more: $"{HotlineTable.MostBytes / 1024 / 1024} MB"));
        }

        if (content.Length == 0)
        {
            return (null, IntakeFault.OfFile(IntakeFaultCode.Empty));
        }

        return content.Span.StartsWith(Zip) ? XlsxTable.Open(content) : CsvCases.Open(content);
    }

    /// <summary>Common to both: the first line with anything in it is the header, empty lines are passed over, and the rest is as wide as the header.</summary>
    /// <param name="isSheet">A row of a sheet ends with its last filled cell; a line of a CSV has all its commas.</param>
    internal static (HotlineTable? Table, IntakeFault? Fault) Of(Func<IEnumerable<HotlineLine>> read, bool isChinese = false, bool isSheet = false)
    {
        var first = read().FirstOrDefault(line => line.Fault is not null || !IsEmpty(line));
        if (first is null)
        {
            return (null, IntakeFault.OfFile(IntakeFaultCode.Empty));
        }

        if (first.Fault is not null)
        {
            return (null, first.Fault with { Line = 0 });
        }

        string[] header = [.. first.Fields.Select(field => field.Trim())];
        var width = Array.FindLastIndex(header, column => column.Length > 0) + 1;
        header = header[..width];
        if (width > HotlineTable.MostColumns)
        {
            return (null, IntakeFault.OfFile(IntakeFaultCode.TooManyColumns, more: $"{HotlineTable.MostColumns}"));
        }

        if (header.Where(column => column.Length > 0).GroupBy(column => column).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            return (null, IntakeFault.OfFile(IntakeFaultCode.ColumnTwice, twice.Key));
        }

        return read().Any(line => line.Fault is not null || (line.Line > first.Line && !IsEmpty(line)))
            ? (new HotlineTable(header, Lines(read, first.Line, width, isSheet), isChinese), null)
            : (null, IntakeFault.OfFile(IntakeFaultCode.Empty));
    }

    private static IEnumerable<HotlineLine> Lines(Func<IEnumerable<HotlineLine>> read, int headerLine, int width, bool isSheet)
    {
        var count = 0;
        foreach (var line in read().Where(line => line.Line == 0 || line.Line > headerLine))
        {
            if (line.Fault is null && IsEmpty(line))
            {
                continue;
            }

            if (line.Line > 0 && ++count > HotlineTable.MostLines)
            {
                yield return new HotlineLine(0, [], IntakeFault.OfFile(IntakeFaultCode.TooManyLines, more: $"{HotlineTable.MostLines}"));
                yield break;
            }

            yield return line.Fault is not null || line.Fields.Count == width ? line
                : isSheet && line.Fields.Count < width ? line with { Fields = [.. line.Fields, .. Enumerable.Repeat(string.Empty, width - line.Fields.Count)] }
                : line.Fields.Count > width && line.Fields.Skip(width).All(string.IsNullOrWhiteSpace) ? line with { Fields = [.. line.Fields.Take(width)] }
                : new HotlineLine(line.Line, [], new IntakeFault(line.Line, "", IntakeFaultCode.FieldCount, $"{line.Fields.Count}", $"{width}"));
        }
    }

    private static bool IsEmpty(HotlineLine line) => line.Fields.All(string.IsNullOrWhiteSpace);
}
