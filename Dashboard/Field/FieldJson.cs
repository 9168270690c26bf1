using System.Text.Json;
using System.Text.Json.Serialization;
using RedProperty.Realtime.Client;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Field.Sessions;
using RedProperty.Realtime.Field.Storage;

namespace RedProperty.Realtime.Field;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OutboxEntry))]
[JsonSerializable(typeof(RefusedCommand))]
[JsonSerializable(typeof(CopiesAbout))]
[JsonSerializable(typeof(FeedPlace))]
[JsonSerializable(typeof(KeptSession))]
[JsonSerializable(typeof(KeptLock))]
[JsonSerializable(typeof(TicketSnapshot))]
[JsonSerializable(typeof(TicketSnapshot[]))]
[JsonSerializable(typeof(KindList))]
[JsonSerializable(typeof(PresenceList))]
[JsonSerializable(typeof(Kept<TicketSnapshot>))]
[JsonSerializable(typeof(Kept<KindList>))]
[JsonSerializable(typeof(Kept<PresenceList>))]
[JsonSerializable(typeof(Kept<IReadOnlyList<BuildingPlace>>))]
[JsonSerializable(typeof(IReadOnlyList<BuildingPlace>))]
[JsonSerializable(typeof(ReportCommand))]
[JsonSerializable(typeof(AcknowledgeCommand))]
[JsonSerializable(typeof(TextCommand))]
[JsonSerializable(typeof(ReasonCommand))]
[JsonSerializable(typeof(ResolveCommand))]
[JsonSerializable(typeof(AddPhotosCommand))]
[JsonSerializable(typeof(PauseCommand))]
[JsonSerializable(typeof(NoteCommand))]
internal sealed partial class FieldJson : JsonSerializerContext;

/// <summary>What was read of the program, and when it was true by the server's clock.</summary>
internal sealed record Kept<T>(T Value, DateTimeOffset At);
