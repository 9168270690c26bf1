using System.Globalization;
using System.Xml;

namespace RedProperty.Realtime.Server.Open311;

/// <summary>The XML shape: elements only, empty ones for what is null.</summary>
internal sealed class Open311Xml(XmlWriter xml) : Open311Writer
{
    public override void BeginRootList(string root) => xml.WriteStartElement(root);

    public override void BeginRootObject(string root) => xml.WriteStartElement(root);

    public override void BeginList(string name) => xml.WriteStartElement(name);

    public override void EndList() => xml.WriteEndElement();

    public override void BeginItem(string name) => xml.WriteStartElement(name);

    public override void EndObject() => xml.WriteEndElement();

    public override void Item(string name, string value) => xml.WriteElementString(name, Open311Text.Writable(value));

    public override void Field(string name, string? value) => xml.WriteElementString(name, value is null ? null : Open311Text.Writable(value));

    public override void Field(string name, bool value) => xml.WriteElementString(name, XmlConvert.ToString(value));

    public override void Field(string name, double? value) =>
        xml.WriteElementString(name, value?.ToString("R", CultureInfo.InvariantCulture));
}
