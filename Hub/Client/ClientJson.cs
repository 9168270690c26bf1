using System.Text.Json;
using System.Text.Json.Serialization;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SignIn))]
[JsonSerializable(typeof(Session))]
[JsonSerializable(typeof(RenewSession))]
[JsonSerializable(typeof(OutboxEntry))]
[JsonSerializable(typeof(ReportCommand))]
[JsonSerializable(typeof(AcknowledgeCommand))]
[JsonSerializable(typeof(TextCommand))]
[JsonSerializable(typeof(ReasonCommand))]
[JsonSerializable(typeof(MergeCommand))]
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
[JsonSerializable(typeof(CopyChanges))]
[JsonSerializable(typeof(KeptCopies))]
[JsonSerializable(typeof(CommandResult))]
[JsonSerializable(typeof(WatchRequest))]
[JsonSerializable(typeof(WatchResult))]
[JsonSerializable(typeof(FeedHeads))]
[JsonSerializable(typeof(FeedReceipt))]
[JsonSerializable(typeof(TicketEvent))]
[JsonSerializable(typeof(object))]
[JsonSerializable(typeof(PhotoProgress))]
[JsonSerializable(typeof(Photos.PhotoProblem))]
internal sealed partial class ClientJson : JsonSerializerContext;
