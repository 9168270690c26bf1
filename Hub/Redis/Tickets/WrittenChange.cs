using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Redis.Tickets;

/// <summary>One step of a change as JSON, ready for the store.</summary>
/// <param name="Happening">As the feed shows it: without the resident's name and phone, which stay with the ticket.</param>
/// <param name="Ticket">The state after it, without them too.</param>
/// <param name="Kept">As the history keeps it; empty when that is the same.</param>
internal sealed record WrittenStep(ReadOnlyMemory<byte> Happening, ReadOnlyMemory<byte> Ticket, ReadOnlyMemory<byte> Kept);

/// <summary>A change put into JSON once, whatever number of places it goes to.</summary>
/// <param name="Snapshot">Empty when it is the last step's ticket.</param>
internal sealed record WrittenChange(TicketChange Change, IReadOnlyList<WrittenStep> Steps, ReadOnlyMemory<byte> Snapshot)
{
    /// <summary>Chinese as it is: what the store keeps is never part of a page. Half the bytes.</summary>
    private static readonly JsonWriterOptions Plainly = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private const int UsualSize = 8 * 1024;

    public static WrittenChange Of(TicketChange change)
    {
        using var writer = new Utf8JsonWriter(Stream.Null, Plainly);
        var steps = new WrittenStep[change.Steps.Count];
        for (var i = 0; i < steps.Length; i++)
        {
            steps[i] = Step(change.Steps[i], writer);
        }

        var isPersonal = change.After.Reporter is not null;
        return new WrittenChange(change, steps, isPersonal ? Write(writer, change.After, TicketJson.Default.Ticket) : default);
    }

    private static WrittenStep Step(TicketStep step, Utf8JsonWriter writer)
    {
        var happening = step.Happening;
        var kept = ReadOnlyMemory<byte>.Empty;
        if (happening.Fact is Reported { Reporter: not null } reported)
        {
            kept = Write(writer, happening, TicketJson.Default.Happening);
            happening = happening with { Fact = reported with { Reporter = null } };
        }

        var ticket = step.Ticket.Reporter is null ? step.Ticket : step.Ticket with { Reporter = null };
        return new WrittenStep(Write(writer, happening, TicketJson.Default.Happening), Write(writer, ticket, TicketJson.Default.Ticket), kept);
    }

    private static ReadOnlyMemory<byte> Write<T>(Utf8JsonWriter writer, T value, JsonTypeInfo<T> shape)
    {
        var buffer = new ArrayBufferWriter<byte>(UsualSize);
        writer.Reset(buffer);
        JsonSerializer.Serialize(writer, value, shape);
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
