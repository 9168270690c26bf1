using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Residents;

/// <summary>What whoever holds the tracking code may see of a ticket (查询). Nothing here names a resident.</summary>
/// <param name="Speaker">As whom its resident gives commands.</param>
/// <param name="IsFollower">He follows what a neighbour reported, or his report goes on under another.</param>
/// <param name="MergedFrom">The number of his own report, when it goes on under this one.</param>
/// <param name="Followers">How many neighbours follow it, besides the reporter.</param>
/// <param name="PhotoIds">Photos that hang on the ticket; for a follower, once it is public.</param>
/// <param name="Timeline">Oldest first.</param>
public sealed record TrackedTicket(
    string Code,
    Actor Speaker,
    bool IsFollower,
    string? MergedFrom,
    int Followers,
    string TicketId,
    long Version,
    string Number,
    string Kind,
    Severity Severity,
    Track Track,
    Phase Phase,
    string BuildingId,
    string Title,
    string Description,
    IReadOnlyList<string> PhotoIds,
    IReadOnlyList<Responsible> Responsible,
    IReadOnlyList<Deadline> Deadlines,
    Pause? Pause,
    DateTimeOffset ReportedAt,
    int Reworks,
    int? Rating,
    IReadOnlyList<PublicEntry> Timeline)
{
    /// <summary>The resident may say that it is done and how well.</summary>
    public bool CanRate => Phase == Phase.Resolved && !IsFollower;

    /// <summary>The resident may say that it is not done.</summary>
    public bool CanReopen => Phase >= Phase.Resolved;
}

/// <summary>One public line of a ticket's history.</summary>
/// <param name="Fact">Without its private parts.</param>
public sealed record PublicEntry(long Version, DateTimeOffset At, Fact Fact, PublicHand By);

/// <summary>Whose doing something was, as far as everybody may know.</summary>
/// <param name="IsResident">One of the residents; never which.</param>
/// <param name="Role">Null for residents, the clock, programs, and staff who have left.</param>
/// <param name="Name">Only of posts that stand on the corridor's board.</param>
public sealed record PublicHand(bool IsResident, Role? Role = null, string? Name = null);
