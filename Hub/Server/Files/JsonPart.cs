using System.Text.Json;
using RedProperty.Realtime.Domain.Files;

namespace RedProperty.Realtime.Server.Files;

/// <summary>A piece of a JSON data file that knows its path, so that a fault can say where it is.</summary>
internal sealed class JsonPart(string file, JsonElement element, string path, List<DataFault> faults)
{
    public string Path => path;

    /// <summary>The whole of a file; null, with the fault and its line, when it is no sound JSON.</summary>
    public static JsonPart? Open(DataFile file, List<DataFault> faults)
    {
        var text = DataText.Decode(file);
        if (text.Value is null)
        {
            faults.AddRange(text.Faults);
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text.Value, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
            return new JsonPart(file.Name, document.RootElement.Clone(), "$", faults);
        }
        catch (JsonException broken)
        {
            var why = broken.Message.Split(" LineNumber:")[0];
            faults.Add(new DataFault(file.Name, (int)(broken.LineNumber ?? -1) + 1, "json", $"cannot be read at column {(broken.BytePositionInLine ?? 0) + 1}: {why}"));
            return null;
        }
    }

    /// <summary>An object without a property, or a list without an item.</summary>
    public bool IsEmpty => element.ValueKind switch
    {
        JsonValueKind.Object => element.GetPropertyCount() == 0,
        JsonValueKind.Array => element.GetArrayLength() == 0,
        _ => false,
    };

    /// <summary>Whether the object has this property, sound or not; what is no object has been told so already.</summary>
    public bool Has(string name) => element.ValueKind != JsonValueKind.Object || element.TryGetProperty(name, out _);

    public void Fault(string message) => faults.Add(new DataFault(file, 0, path, message));

    /// <summary>The properties of an object by name; each one that is not among the known, or stands twice, is a fault.</summary>
    public Dictionary<string, JsonPart> Properties(params string[] known)
    {
        var found = new Dictionary<string, JsonPart>(StringComparer.Ordinal);
        if (element.ValueKind != JsonValueKind.Object)
        {
            Fault($"must be an object with {string.Join(", ", known)}.");
            return found;
        }

        foreach (var property in element.EnumerateObject())
        {
            var part = new JsonPart(file, property.Value, $"{path}.{property.Name}", faults);
            if (!known.Contains(property.Name))
            {
                part.Fault($"'{property.Name}' is unknown; use {string.Join(", ", known)}.");
            }
            else if (!found.TryAdd(property.Name, part))
            {
                part.Fault("stands here twice; keep one.");
            }
        }

        return found;
    }

    /// <summary>The property, or null with a fault.</summary>
    public JsonPart? Required(Dictionary<string, JsonPart> properties, string name)
    {
        if (properties.TryGetValue(name, out var part))
        {
            return part;
        }

        if (!Has(name))
        {
            Fault($"lacks '{name}'.");
        }

        return null;
    }

    public IReadOnlyList<JsonPart> Items()
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            Fault("must be a list: [ ... ].");
            return [];
        }

        return [.. element.EnumerateArray().Select((item, index) => new JsonPart(file, item, $"{path}[{index}]", faults))];
    }

    public string? Text()
    {
        if (element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 } text)
        {
            return text;
        }

        Fault("must be a text in quotation marks.");
        return null;
    }

    public double? Number()
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var number))
        {
            return number;
        }

        Fault("must be a number.");
        return null;
    }
}
