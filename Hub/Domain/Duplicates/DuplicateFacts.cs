using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Duplicates;

/// <summary>关注: a neighbour has the same trouble and follows this ticket instead of reporting it again.</summary>
/// <param name="TrackingCode">The follower's own way to the ticket. Personal, like the contact: kept in the history, never in a feed.</param>
public sealed record Followed(string? TrackingCode, Reporter? Contact) : Fact;

/// <summary>合并: the matter goes on under another ticket; this one owes nothing more. Its clocks stand still and are neither met nor missed.</summary>
public sealed record Merged(string IntoTicketId, string IntoNumber, string? Reason) : Fact;

/// <summary>并入: another ticket of the same matter goes on under this one.</summary>
/// <param name="Followers">How many neighbours came along: its reporter and those who followed it.</param>
public sealed record TookIn(string TicketId, string Number, int Followers, string? Reason) : Fact;

/// <summary>拆分: it was another matter after all; the ticket is open again, and <paramref name="Deadlines"/> is the full list after it.</summary>
/// <param name="MergedAt">From when its clocks stood still.</param>
/// <param name="SplitAt">From when they run again.</param>
/// <param name="RemindAt">When the next reminder is due; null when none is.</param>
public sealed record Split(
    string FromTicketId,
    string FromNumber,
    string Reason,
    DateTimeOffset MergedAt,
    DateTimeOffset SplitAt,
    IReadOnlyList<Deadline> Deadlines,
    DateTimeOffset? RemindAt) : Fact;

/// <summary>拆出: a ticket that was taken in goes its own way again, with those who came along with it.</summary>
public sealed record GaveBack(string TicketId, string Number, int Followers, string Reason) : Fact;
