using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.EndToEnd.Tests.Clients;

/// <summary>Tickets in one way of writing: by id, fields in order of their names, nothing that is null.</summary>
internal static class CanonicalTickets
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string[] Of(IEnumerable<TicketSnapshot> tickets) => Of(JsonSerializer.SerializeToNode(tickets, Web)!.AsArray());

    public static string[] Of(JsonArray tickets) =>
        [.. tickets.OrderBy(ticket => ticket!["id"]!.GetValue<string>(), StringComparer.Ordinal).Select(ticket => Sorted(ticket)!.ToJsonString(Readable))];

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.Where(field => field.Value is not null).OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => KeyValuePair.Create(field.Key, Sorted(field.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
