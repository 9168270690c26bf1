using System.Text.Json;
using RedProperty.Realtime.Domain;

namespace RedProperty.Realtime.Server.Wire;

/// <summary>Puts a JSON mistake into words: which field, and what belongs there. The serializer's own words name our types and are kept back.</summary>
internal static class JsonFaults
{
    public static Refusal Explain(JsonException fault)
    {
        var field = FieldOf(fault.Path);
        var wanted = fault.Message.StartsWith("The JSON value could not be converted to ", StringComparison.Ordinal)
            ? WantedBy($"{fault.Message} {fault.InnerException?.Message}")
            : null;
        return (field, wanted) switch
        {
            (null, null) => new Refusal(
                RefusalCode.Invalid, $"The body is not JSON: it goes wrong in line {fault.LineNumber + 1 ?? 1}, byte {fault.BytePositionInLine + 1 ?? 1}."),
            (null, _) => new Refusal(RefusalCode.Invalid, $"The body has the wrong shape; give {wanted}."),
            (_, null) => Refusal.Invalid(field, "is not sound JSON."),
            _ => Refusal.Invalid(field, $"has the wrong type; give {wanted}."),
        };
    }

    /// <summary><c>$.title</c> is title, <c>$[0].name</c> is [0].name, <c>$</c> is the whole.</summary>
    private static string? FieldOf(string? path) => path is { Length: > 1 } ? path[1..].TrimStart('.') : null;

    private static string WantedBy(string message) => message switch
    {
        _ when message.Contains("DateTimeOffset", StringComparison.Ordinal) => "an ISO 8601 time with zone, for example 2026-11-23T09:00:00+08:00",
        _ when message.Contains("as a string", StringComparison.Ordinal) || message.Contains("System.String.", StringComparison.Ordinal) => "text",
        _ when message.Contains("as a number", StringComparison.Ordinal) || message.Contains("Int32", StringComparison.Ordinal)
            || message.Contains("Int64", StringComparison.Ordinal) => "a whole number",
        _ when message.Contains("List", StringComparison.Ordinal) => "a list",
        _ => "an object",
    };
}
