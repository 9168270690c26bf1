using System.Text.Json;
using System.Text.Json.Serialization;

namespace RedProperty.Realtime.Domain.Hotline;

/// <summary>How mappings are written, in the store and over HTTP.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(HotlineMapping))]
[JsonSerializable(typeof(IReadOnlyList<SavedMapping>))]
public sealed partial class HotlineJson : JsonSerializerContext;
