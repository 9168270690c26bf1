using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RedProperty.Realtime.Domain.Deliveries;
using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Redis.Tickets;

/// <summary>One step of a change as JSON, ready for the store.</summary>
/// <param name="Happening">As the feed shows it: without the resident's name and phone, which stay with the ticket.</param>
/// <param name="Ticket">The state after it, without them too.</param>
/// <param name="Kept">As the history keeps it; empty when that is the same.</param>
internal sealed record WrittenStep(ReadOnlyMemory<byte> Happening, ReadOnlyMemory<byte> Ticket, ReadOnlyMemory<byte> Kept);

/// <summary>A change put into JSON once, whatever number of places it goes to.</summary>
/// <param name="Snapshot">Empty when it is the last step's ticket.</param>
/// <param name="Call">Whom the change brings the matter to; null when to nobody.</param>
internal sealed record WrittenChange(TicketChange Change, IReadOnlyList<WrittenStep> Steps, ReadOnlyMemory<byte> Snapshot, Call? Call)
{
    /// <summary>Chinese as it is: what the store keeps is never part of a page. Half the bytes.</summary>
    private static readonly JsonWriterOptions Plainly = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private const int UsualSize = 16 * 1024;

    /// <summary>Written here, then copied out to size: a burst writes tens of thousands of them.</summary>
    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)? desk;

    public static WrittenChange Of(TicketChange change)
    {
        var steps = new WrittenStep[change.Steps.Count];
        for (var i = 0; i < steps.Length; i++)
        {
            steps[i] = Step(change.Steps[i]);
        }

        return new WrittenChange(change, steps, change.After.IsPersonal() ? Write(change.After, TicketJson.Default.Ticket) : default, Call.Of(change));
    }

    /// <summary>The step without what is only for those who hold the ticket.</summary>
    public static TicketStep ForEverybody(TicketStep step) => new(step.Happening.ForEverybody(), step.Ticket.ForEverybody());

    private static WrittenStep Step(TicketStep step)
    {
        var (happening, ticket) = ForEverybody(step);
        var kept = ReferenceEquals(happening, step.Happening) ? default(ReadOnlyMemory<byte>) : Write(step.Happening, TicketJson.Default.Happening);
        return new WrittenStep(Write(happening, TicketJson.Default.Happening), Write(ticket, TicketJson.Default.Ticket), kept);
    }

    private static byte[] Write<T>(T value, JsonTypeInfo<T> shape)
    {
        var (buffer, writer) = desk ??= Furnish();
        buffer.ResetWrittenCount();
        writer.Reset();
        JsonSerializer.Serialize(writer, value, shape);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer) Furnish()
    {
        var buffer = new ArrayBufferWriter<byte>(UsualSize);
        return (buffer, new Utf8JsonWriter(buffer, Plainly));
    }
}
