using System.Globalization;
using System.Xml;

namespace RedProperty.Realtime.Server.Open311;

/// <summary>The XML shape: elements only, empty ones for what is null.</summary>
internal sealed class Open311Xml(XmlWriter xml) : Open311Writer
{
    private const char Replacement = '\uFFFD';

    public override void BeginRootList(string root) => xml.WriteStartElement(root);

    public override void BeginRootObject(string root) => xml.WriteStartElement(root);

    public override void BeginList(string name) => xml.WriteStartElement(name);

    public override void EndList() => xml.WriteEndElement();

    public override void BeginItem(string name) => xml.WriteStartElement(name);

    public override void EndObject() => xml.WriteEndElement();

    public override void Item(string name, string value) => xml.WriteElementString(name, Writable(value));

    public override void Field(string name, string? value) => xml.WriteElementString(name, value is null ? null : Writable(value));

    public override void Field(string name, bool value) => xml.WriteElementString(name, XmlConvert.ToString(value));

    public override void Field(string name, double? value) =>
        xml.WriteElementString(name, value?.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>People can send characters that XML has no way to write, such as U+0000.</summary>
    private static string Writable(string text)
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
