using System.Text.Json;
using System.Text.Json.Serialization;

namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>How tickets and their history are written down in the store. Stored for years: extend, never rename.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(Ticket))]
[JsonSerializable(typeof(Happening))]
[JsonSerializable(typeof(HistoryEntry))]
[JsonSerializable(typeof(TicketStep))]
public sealed partial class TicketJson : JsonSerializerContext;
