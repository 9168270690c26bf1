using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Duplicates;

/// <summary>Under which ticket a matter goes on (并入工单).</summary>
/// <param name="Since">From when this ticket's clocks stand still.</param>
/// <param name="Phase">How far it had come by then; where it goes on if it is split off again.</param>
public sealed record MergedInto(string TicketId, string Number, DateTimeOffset Since, Phase Phase);

/// <summary>A ticket that goes on under this one.</summary>
/// <param name="Followers">The neighbours who came along with it.</param>
public sealed record TakenIn(string TicketId, string Number, int Followers);
