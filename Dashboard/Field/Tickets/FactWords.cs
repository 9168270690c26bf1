using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Field.Language;

namespace RedProperty.Realtime.Field.Tickets;

/// <summary>One line of a ticket's history in words. A fact that this version does not know is shown by its name.</summary>
internal static class FactWords
{
    public static string Of(TimelineEntry entry, Words say, TimeWords time, DateTimeOffset now) => entry.Type switch
    {
        "yellowCard" or "deadlineMissed" =>
            say[$"Fact.{entry.Type}", say.Of("Obligation", entry.Data.Obligation ?? ""), entry.Data.DueAt is { } due ? time.Short(due, now) : ""],
        "assigned" => say["Fact.assigned", entry.Data.Holder?.Name],
        "paused" => say["Fact.paused", say.Of("PauseReason", entry.Data.Reason ?? "")],
        "escalated" => say["Fact.escalated", say.Find($"Cause.{entry.Data.Cause}") ?? entry.Data.Reason],
        "photoAdded" => say["Fact.photoAdded", entry.Data.PhotoIds?.Count ?? 0],
        "undelivered" or "delivered" => say[$"Fact.{entry.Type}", string.Join(", ", entry.Data.Holders?.Select(holder => holder.Name) ?? [])],
        var type => say.Of("Fact", type),
    };
}
