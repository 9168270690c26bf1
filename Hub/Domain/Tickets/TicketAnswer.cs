namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>What a resident answered to one of the questions that a kind of matter asks (补充信息).</summary>
/// <param name="Code">Of the kind's attribute; also when the catalogue no longer has it.</param>
/// <param name="Values">As given; of a list, the keys that were chosen.</param>
public sealed record TicketAnswer(string Code, IReadOnlyList<string> Values);
