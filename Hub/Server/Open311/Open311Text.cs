using System.Xml;

namespace RedProperty.Realtime.Server.Open311;

/// <summary>Text that both formats can carry, so that a client reads the same whichever it asked for.</summary>
internal static class Open311Text
{
    private const char Replacement = '\uFFFD';

    /// <summary>People can send characters that XML has no way to write, such as U+0000.</summary>
    public static string Writable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!XmlConvert.IsXmlChar(text[i]) && !IsPair(text, i))
            {
                return Replaced(text);
            }
        }

        return text;
    }

    private static string Replaced(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            span[i] = XmlConvert.IsXmlChar(source[i]) || IsPair(source, i) ? source[i] : Replacement;
        }
    });

    private static bool IsPair(string text, int i) =>
        (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
        || (char.IsLowSurrogate(text[i]) && i > 0 && char.IsHighSurrogate(text[i - 1]));
}
