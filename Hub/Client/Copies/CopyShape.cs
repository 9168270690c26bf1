using System.Globalization;
using System.Text.Json.Serialization.Metadata;

namespace RedProperty.Realtime.Client.Copies;

/// <summary>
/// Names the fields that this client knows of a ticket. A copy that an older client kept lacks the new ones, and no event would bring them: it is read anew.
/// </summary>
internal static class CopyShape
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static string Now { get; } = Of(ClientJson.Default.TicketSnapshot);

    private static string Of(JsonTypeInfo root)
    {
        var hash = Basis;
        var seen = new HashSet<Type>();
        var open = new Stack<JsonTypeInfo>([root]);
        while (open.TryPop(out var shape))
        {
            foreach (var property in seen.Add(shape.Type) ? shape.Properties : [])
            {
                foreach (var letter in property.Name)
                {
                    hash = (hash ^ letter) * Prime;
                }

                open.Push(shape.Options.GetTypeInfo(property.PropertyType));
            }

            if (shape.ElementType is { } element)
            {
                open.Push(shape.Options.GetTypeInfo(element));
            }
        }

        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
