using System.Text;
using CsvHelper;
using RedProperty.Realtime.Domain.Hotline;

namespace RedProperty.Realtime.Server.Hotline;

/// <summary>A CSV of hotline cases: UTF-8, or GB 18030 (国标码) as a Chinese spreadsheet saves it.</summary>
internal static class CsvCases
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding Gb18030 =
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    public static (HotlineTable? Table, IntakeFault? Fault) Open(ReadOnlyMemory<byte> content)
    {
        if (!IsText(content.Span))
        {
            return (null, IntakeFault.OfFile(IntakeFaultCode.NotATable));
        }

        if (Decode(content.Span) is not var (text, isChinese) || text.Contains('\0', StringComparison.Ordinal))
        {
            return (null, IntakeFault.OfFile(IntakeFaultCode.Encoding));
        }

        var separator = Separator(text);
        return HotlineTables.Of(() => Read(text, separator), isChinese);
    }

    private static (string Text, bool IsChinese)? Decode(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes;
        try
        {
            return (Utf8.GetString(bytes), false);
        }
        catch (DecoderFallbackException)
        {
            return InChinese(bytes);
        }
    }

    private static (string Text, bool IsChinese)? InChinese(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return (Gb18030.GetString(bytes), true);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Pictures, archives and documents have control bytes at their beginning; a table has none.</summary>
    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes[..Math.Min(bytes.Length, 1024)])
        {
            if (value < 32 && value is not ((byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The header tells: some spreadsheets save semicolons or tabs.</summary>
    private static char Separator(string text)
    {
        var header = text.AsSpan()[..Math.Max(0, text.AsSpan().IndexOfAny('\r', '\n') is var end && end >= 0 ? end : text.Length)];
        return header.Contains(',') ? ',' : header.Contains('\t') ? '\t' : header.Contains(';') ? ';' : ',';
    }

    private static IEnumerable<HotlineLine> Read(string text, char separator)
    {
        var broken = new Queue<HotlineLine>();
        using var reader = CsvReader.Create(new StringReader(text), new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = record => broken.Enqueue(new HotlineLine((int)record.LineNumber, [], new IntakeFault((int)record.LineNumber, "", IntakeFaultCode.Quotes))),
        });
        while (true)
        {
            var isRead = reader.Read();
            while (broken.TryDequeue(out var line))
            {
                yield return line;
            }

            if (!isRead)
            {
                yield break;
            }

            var fields = new string[reader.FieldCount];
            for (var i = 0; i < fields.Length; i++)
            {
                fields[i] = reader.GetString(i);
            }

            yield return new HotlineLine((int)reader.LineNumber, fields);
        }
    }
}
