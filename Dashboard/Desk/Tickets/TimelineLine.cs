using Microsoft.Extensions.Localization;
using RedProperty.Realtime.Desk.Deadlines;
using RedProperty.Realtime.Desk.Deliveries;
using RedProperty.Realtime.Desk.Duplicates;
using RedProperty.Realtime.Desk.Language;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Escalations;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tickets;

/// <summary>One line of a ticket's history in words.</summary>
/// <param name="Type">One of <see cref="FactTypes"/>, or a later version's fact that this one does not know.</param>
/// <param name="Text">What somebody wrote, if anything.</param>
/// <param name="Offline">When it was pressed on a device without signal.</param>
/// <param name="Delivered">How soon, and to how many devices, it came to whom it called.</param>
public sealed record TimelineLine(
    long Version, string Type, string Title, string? Text, DateTimeOffset At, string By, bool IsByHand, string? Offline, string? Delivered)
{
    /// <summary>Photos that came with it.</summary>
    public IReadOnlyList<string> PhotoIds { get; init; } = [];

    internal static IReadOnlyList<TimelineLine> Of(TicketSheet sheet, IStringLocalizer<Words> say, CityClock clock, Rulebook rules)
    {
        var history = sheet.History;
        var lines = new List<TimelineLine>(history.Count);
        var track = Track.Property;
        foreach (var entry in history)
        {
            var (version, happening) = entry;
            track = happening.Fact switch
            {
                Reported reported => reported.Track,
                Reclassified reclassified => reclassified.Track,
                _ => track,
            };
            var (title, text) = Words(happening, track, say, clock, rules);
            var by = happening.By == Actor.System.Id ? say["By.System"]
                : happening.By == Actor.Resident.Id ? say["By.Resident"]
                : happening.ByName;
            var offline = happening.OccurredAt is { } moment ? say["Timeline.Offline", clock.Short(moment)].Value : null;
            lines.Add(new TimelineLine(version, happening.Fact.Type, title, text, happening.At, by, happening.IsByHand, offline, DeliveryWords.Of(entry, sheet, say))
            {
                PhotoIds = PhotosOf(happening.Fact),
            });
        }

        lines.Reverse();
        return lines;
    }

    private static (string Title, string? Text) Words(
        Happening happening, Track track, IStringLocalizer<Words> say, CityClock clock, Rulebook rules) => happening.Fact switch
        {
            Reported it => (say["Fact.reported", PlaceWords.KindName(it.Kind, rules), say.Of(it.Severity)], null),
            Acknowledged it => (say["Fact.acknowledged"], it.Message),
            SolutionProposed it => (say["Fact.solutionProposed"], it.Text),
            RepliedInWriting it => (say["Fact.repliedInWriting"], it.Text),
            Resolved it => (say["Fact.resolved"], it.Text),
            Confirmed { Rating: { } rating } it => (say["Fact.confirmedRated", rating], it.Text),
            Confirmed it => (say["Fact.confirmed"], it.Text),
            Reopened it => (say["Fact.reopened"], it.Reason),
            Reclassified it => (say["Fact.reclassified", PlaceWords.KindName(it.Kind, rules), say.Of(it.Severity)], it.Reason),
            Assigned it => (say["Fact.assigned", it.Holder.Name, say.Of(it.Holder.Role)], null),
            Escalated it => (say["Fact.escalated", RoleAt(track, it.FromLevel, say), say.Of(it.Rung.Role)], it.Reason ?? say.Of(it.Cause)),
            Returned it => (say["Fact.returned", RoleAt(track, it.FromLevel, say), say.Of(it.Rung.Role)], it.Reason),
            Commented it => (say["Fact.commented"], it.Text),
            YellowCard it => (say["Fact.yellowCard", say.Of(it.Obligation), RoleAt(track, it.Rung, say), clock.Short(it.DueAt)], null),
            DeadlineMissed it => (say["Fact.deadlineMissed", say.Of(it.Obligation), RoleAt(track, it.Rung, say), clock.Short(it.DueAt)], null),
            Undelivered it => (say["Fact.undelivered", DeliveryWords.Names(it.Holders)], DeliveryWords.Channels(it.Channels, say)),
            Delivered it => (say["Fact.delivered", DeliveryWords.Names(it.Holders)], null),
            PhotoAdded it => (say["Fact.photoAdded", it.PhotoIds.Count], it.Text),
            Published it => (say["Fact.published"], it.Text),
            Unpublished it => (say["Fact.unpublished"], it.Text),
            var fact => ClockWords.Of(fact, happening.IsByHand, say, clock) ?? DuplicateWords.Of(fact, say) ?? (fact.Type, null),
        };

    private static IReadOnlyList<string> PhotosOf(Fact fact) => fact switch
    {
        Reported it => it.PhotoIds,
        Resolved it => it.PhotoIds,
        PhotoAdded it => it.PhotoIds,
        _ => [],
    };

    private static string RoleAt(Track track, int level, IStringLocalizer<Words> say) =>
        Ladder.RolesOf(track) is var roles && level >= 1 && level <= roles.Count ? say.Of(roles[level - 1]) : say["Deadline.Rung", level];
}
