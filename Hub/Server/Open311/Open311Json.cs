using System.Text.Json;

namespace RedProperty.Realtime.Server.Open311;

/// <summary>The JSON shape: bare arrays, objects, null for what is empty.</summary>
internal sealed class Open311Json(Utf8JsonWriter json) : Open311Writer
{
    public override void BeginRootList(string root) => json.WriteStartArray();

    public override void BeginRootObject(string root) => json.WriteStartObject();

    public override void BeginList(string name) => json.WriteStartArray(name);

    public override void EndList() => json.WriteEndArray();

    public override void BeginItem(string name) => json.WriteStartObject();

    public override void EndObject() => json.WriteEndObject();

    public override void Item(string name, string value) => json.WriteStringValue(value);

    public override void Field(string name, string? value) => json.WriteString(name, value);

    public override void Field(string name, bool value) => json.WriteBoolean(name, value);

    public override void Field(string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
