using System.Text.Json;
using System.Xml.Linq;

namespace RedProperty.Realtime.Server.Tests.Open311;

/// <summary>Compares the two shapes of a flat list field by field.</summary>
internal static class SameContent
{
    public static void Assert(JsonElement list, XElement root, string item)
    {
        var elements = root.Elements().ToList();
        Xunit.Assert.NotEmpty(elements);
        Xunit.Assert.Equal(list.GetArrayLength(), elements.Count);
        for (var i = 0; i < elements.Count; i++)
        {
            Xunit.Assert.Equal(item, elements[i].Name.LocalName);
            Xunit.Assert.Equal(
                list[i].EnumerateObject().Select(property => (property.Name, Text(property.Value))),
                elements[i].Elements().Select(element => (element.Name.LocalName, element.Value)));
        }
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => string.Empty,
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };
}
