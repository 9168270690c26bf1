using System.Text.Json.Serialization;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Server.Wire;

/// <summary>Everything that crosses the wire, so that no request waits for reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReportCommand))]
[JsonSerializable(typeof(AcknowledgeCommand))]
[JsonSerializable(typeof(TextCommand))]
[JsonSerializable(typeof(ReasonCommand))]
[JsonSerializable(typeof(ResolveCommand))]
[JsonSerializable(typeof(ConfirmCommand))]
[JsonSerializable(typeof(ReclassifyCommand))]
[JsonSerializable(typeof(AssignCommand))]
[JsonSerializable(typeof(PauseCommand))]
[JsonSerializable(typeof(NoteCommand))]
[JsonSerializable(typeof(AskExtensionCommand))]
[JsonSerializable(typeof(GrantExtensionCommand))]
[JsonSerializable(typeof(RefuseExtensionCommand))]
[JsonSerializable(typeof(AddPhotosCommand))]
[JsonSerializable(typeof(MergeCommand))]
[JsonSerializable(typeof(CommandResult))]
[JsonSerializable(typeof(WatchRequest))]
[JsonSerializable(typeof(WatchResult))]
[JsonSerializable(typeof(FeedHeads))]
[JsonSerializable(typeof(FeedReceipt))]
[JsonSerializable(typeof(TicketEvent))]
[JsonSerializable(typeof(TicketSnapshot))]
[JsonSerializable(typeof(TicketList))]
[JsonSerializable(typeof(IReadOnlyList<BuildingPlace>))]
[JsonSerializable(typeof(IReadOnlyList<SuggestedKind>))]
[JsonSerializable(typeof(PresenceList))]
[JsonSerializable(typeof(KeptPhotos))]
[JsonSerializable(typeof(PhotoProgress))]
[JsonSerializable(typeof(SignIn))]
[JsonSerializable(typeof(Session))]
[JsonSerializable(typeof(RenewSession))]
internal sealed partial class WireJson : JsonSerializerContext;
