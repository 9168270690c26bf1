using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Outbox;

/// <summary>How each method's command is read back from the outbox, and stamped with the moment it was pressed.</summary>
internal static class CommandShapes
{
    private static readonly ClientJson Json = ClientJson.Default;

    private static readonly Dictionary<string, Func<string, DateTimeOffset?, object>> Readers = new(StringComparer.Ordinal)
    {
        [nameof(ICoordinationHub.Report)] = Of(Json.ReportCommand, (command, at) => command with { OccurredAt = at }),
        [nameof(ICoordinationHub.Acknowledge)] = Of(Json.AcknowledgeCommand, (command, at) => command with { OccurredAt = at }),
        [nameof(ICoordinationHub.ProposeSolution)] = Of(Json.TextCommand, (command, at) => command with { OccurredAt = at }),
        [nameof(ICoordinationHub.ReplyInWriting)] = Of(Json.TextCommand, (command, at) => command with { OccurredAt = at }),
        [nameof(ICoordinationHub.Resolve)] = Of(Json.ResolveCommand, (command, at) => command with { OccurredAt = at }),
        [nameof(ICoordinationHub.Confirm)] = Of(Json.ConfirmCommand, (command, at) => command with { OccurredAt = at }),
        [nameof(ICoordinationHub.Reopen)] = Of(Json.ReasonCommand, (command, at) => command with { OccurredAt = at }),
        [nameof(ICoordinationHub.Reclassify)] = Of(Json.ReclassifyCommand, (command, at) => command with { OccurredAt = at }),
        [nameof(ICoordinationHub.Assign)] = Of(Json.AssignCommand, (command, at) => command with { OccurredAt = at }),
        [nameof(ICoordinationHub.Escalate)] = Of(Json.ReasonCommand, (command, at) => command with { OccurredAt = at }),
        [nameof(ICoordinationHub.Return)] = Of(Json.ReasonCommand, (command, at) => command with { OccurredAt = at }),
        [nameof(ICoordinationHub.Pause)] = Of(Json.PauseCommand, (command, at) => command with { OccurredAt = at }),
        [nameof(ICoordinationHub.Resume)] = Of(Json.NoteCommand, (command, at) => command with { OccurredAt = at }),
        [nameof(ICoordinationHub.AskExtension)] = Of(Json.AskExtensionCommand, (command, at) => command with { OccurredAt = at }),
        [nameof(ICoordinationHub.GrantExtension)] = Of(Json.GrantExtensionCommand, (command, at) => command with { OccurredAt = at }),
        [nameof(ICoordinationHub.RefuseExtension)] = Of(Json.RefuseExtensionCommand, (command, at) => command with { OccurredAt = at }),
        [nameof(ICoordinationHub.Merge)] = Of(Json.MergeCommand, (command, at) => command with { OccurredAt = at }),
        [nameof(ICoordinationHub.Split)] = Of(Json.ReasonCommand, (command, at) => command with { OccurredAt = at }),
        [nameof(ICoordinationHub.AddPhotos)] = Of(Json.AddPhotosCommand, (command, at) => command with { OccurredAt = at }),
        [nameof(ICoordinationHub.Publish)] = Of(Json.NoteCommand, (command, at) => command with { OccurredAt = at }),
        [nameof(ICoordinationHub.Unpublish)] = Of(Json.NoteCommand, (command, at) => command with { OccurredAt = at }),
        [nameof(ICoordinationHub.Comment)] = Of(Json.TextCommand, (command, at) => command with { OccurredAt = at }),
    };

    /// <summary>The command of a waiting entry; <paramref name="occurredAt"/> null leaves it as it was pressed.</summary>
    public static object Read(OutboxEntry entry, DateTimeOffset? occurredAt) => Readers.TryGetValue(entry.Method, out var read)
        ? read(entry.Json, occurredAt)
        : throw new InvalidDataException($"The outbox holds a command '{entry.Method}' that this client does not know; update the client or remove {entry.CommandId}.");

    public static string Write(object command) => JsonSerializer.Serialize(command, command.GetType(), Json);

    private static Func<string, DateTimeOffset?, object> Of<T>(JsonTypeInfo<T> shape, Func<T, DateTimeOffset, T> stamp)
        where T : class => (json, at) =>
        {
            var command = JsonSerializer.Deserialize(json, shape) ?? throw new InvalidDataException("The outbox holds an empty command.");
            return at is { } moment ? stamp(command, moment) : command;
        };
}
