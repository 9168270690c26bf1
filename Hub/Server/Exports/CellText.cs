using System.Globalization;
using System.Xml;

namespace RedProperty.Realtime.Server.Exports;

/// <summary>What residents wrote, made safe for a spreadsheet: no text becomes a formula, and no stray control character breaks the file.</summary>
internal static class CellText
{
    /// <summary>Excel keeps no more in a cell.</summary>
    private const int Longest = 32_767;

    /// <summary>Also the full-width forms, which a Chinese Excel takes for the ordinary ones.</summary>
    private static readonly char[] FormulaStarts = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

    public static bool LooksLikeFormula(string text) => text.Length > 0 && FormulaStarts.Contains(text[0]);

    /// <summary>For CSV, which has no other way to say that something is text.</summary>
    public static string Guarded(string text) => LooksLikeFormula(text) ? "'" + text : text;

    public static string Of(object? value) => value switch
    {
        null => string.Empty,
        string text => text,
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    /// <summary>Without what XML cannot carry, and no longer than a cell may be.</summary>
    public static string ForXml(string text)
    {
        if (text.Length > Longest)
        {
            text = text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
        }

        return text.All(XmlConvert.IsXmlChar) ? text : string.Concat(Sound(text));
    }

    private static IEnumerable<string> Sound(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
            {
                yield return text[i].ToString();
            }
            else if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                yield return text.Substring(i++, 2);
            }
        }
    }
}
