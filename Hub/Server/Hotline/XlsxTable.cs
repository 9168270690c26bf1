using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using RedProperty.Realtime.Domain.Hotline;

namespace RedProperty.Realtime.Server.Hotline;

/// <summary>The first sheet of a workbook, read row by row and never whole. A small file that unpacks into a huge one ends at a bound.</summary>
internal static class XlsxTable
{
    public static (HotlineTable? Table, IntakeFault? Fault) Open(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var book = XlsxBook.Open(content);
            return HotlineTables.Of(() => Guarded(content), isSheet: true);
        }
        catch (Exception fault) when (IsUnreadable(fault))
        {
            return (null, IntakeFault.OfFile(IntakeFaultCode.NotATable));
        }
    }

    /// <summary>What is broken in the middle of the file ends it with a fault; what was read before stands.</summary>
    private static IEnumerable<HotlineLine> Guarded(ReadOnlyMemory<byte> content)
    {
        using var book = XlsxBook.Open(content);
        using var rows = book.Rows().GetEnumerator();
        while (true)
        {
            HotlineLine? line;
            try
            {
                line = rows.MoveNext() ? rows.Current : null;
            }
            catch (Exception fault) when (IsUnreadable(fault))
            {
                line = new HotlineLine(0, [], IntakeFault.OfFile(IntakeFaultCode.NotATable));
            }

            if (line is null)
            {
                yield break;
            }

            yield return line;
            if (line.Fault is not null)
            {
                yield break;
            }
        }
    }

    private static bool IsUnreadable(Exception fault) =>
        fault is InvalidDataException or OpenXmlPackageException or XmlException or IOException or FormatException or ArgumentException or InvalidOperationException or NotSupportedException or OverflowException;
}
