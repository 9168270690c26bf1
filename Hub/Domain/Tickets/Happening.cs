using System.Text.Json.Serialization;

namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>A fact with its stamp: when the server wrote it and whose doing it was.</summary>
/// <param name="By">User id, or system, resident, or a client's id.</param>
/// <param name="ByName">Shown in the timeline; never a resident's name.</param>
/// <param name="OccurredAt">When the person pressed it while offline; counts for the record, not for the deadline.</param>
public sealed record Happening(Fact Fact, DateTimeOffset At, string By, string ByName, DateTimeOffset? OccurredAt = null)
{
    /// <summary>Whether a person did it, not the clock.</summary>
    [JsonIgnore]
    public bool IsByHand => By != Accounts.Actor.System.Id;
}
