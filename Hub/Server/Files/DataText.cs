using System.Buffers;
using System.Text.Unicode;
using RedProperty.Realtime.Domain.Files;

namespace RedProperty.Realtime.Server.Files;

/// <summary>Bytes to text, strictly: a wrong encoding is named with its line instead of becoming question marks in a corridor.</summary>
internal static class DataText
{
    private const char Mangled = '\uFFFD';

    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    public static Checked<string> Decode(DataFile file)
    {
        var bytes = file.Content.Span;
        if (bytes.Length > DataFile.MostBytes)
        {
            return Fault(file, 0, "size", $"is {bytes.Length} bytes; at most {DataFile.MostBytes} are read.");
        }

        if (bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF]))
        {
            return Fault(file, 1, "encoding", "is UTF-16; save the file as UTF-8.");
        }

        bytes = bytes.StartsWith(Utf8Mark) ? bytes[Utf8Mark.Length..] : bytes;
        var letters = new char[bytes.Length];
        var status = Utf8.ToUtf16(bytes, letters, out var read, out var written, replaceInvalidSequences: false);
        var text = new string(letters, 0, written);
        if (status != OperationStatus.Done)
        {
            return Fault(file, LineAt(text, text.Length), "encoding", $"byte 0x{bytes[read]:X2} is not UTF-8; save the file as UTF-8.");
        }

        return Inspect(file, text);
    }

    private static Checked<string> Inspect(DataFile file, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Fault(file, 0, "file", "is empty.");
        }

        var at = text.AsSpan().IndexOfAny(Unwanted);
        if (at < 0)
        {
            return new Checked<string>(text);
        }

        var why = text[at] == Mangled
            ? "a character was lost in an earlier conversion (U+FFFD); restore it from the original."
            : $"holds the control character 0x{(int)text[at]:X2}; remove it.";
        return Fault(file, LineAt(text, at), "encoding", why);
    }

    private static readonly SearchValues<char> Unwanted = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(code => (char)code).Except(['\t', '\r', '\n']), '\u007F', Mangled]);

    /// <summary>The 1-based line of a position; a line ends with LF, CR or both.</summary>
    private static int LineAt(string text, int position)
    {
        var line = 1;
        for (var i = 0; i < position; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 >= text.Length || text[i + 1] != '\n')))
            {
                line++;
            }
        }

        return line;
    }

    private static Checked<string> Fault(DataFile file, int line, string field, string message) =>
        new([new DataFault(file.Name, line, field, message)]);
}
