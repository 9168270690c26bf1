using System.Xml;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Deliveries;
using RedProperty.Realtime.Domain.Escalations;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;
using C = RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Server.Wire;

/// <summary>Tickets and their events as the wire shows them. The one place where that is decided: a resident's name or phone is never taken along.</summary>
internal static class WireTickets
{
    public static C.TicketEvent ToWire(this TicketEvent ticketEvent) => new(
        ticketEvent.Feed.Name,
        ticketEvent.Position.Epoch,
        ticketEvent.Position.Sequence,
        ticketEvent.Ticket.Id,
        ticketEvent.Ticket.Version,
        ticketEvent.Happening.Fact.Type,
        ticketEvent.Happening.At,
        ticketEvent.Happening.By,
        ticketEvent.Happening.ByName,
        WireFacts.DataOf(ticketEvent.Happening),
        ticketEvent.Ticket.ToWire());

    public static C.TimelineEntry ToWire(this HistoryEntry entry) => new(
        entry.Version,
        entry.Happening.Fact.Type,
        entry.Happening.At,
        entry.Happening.By,
        entry.Happening.ByName,
        WireFacts.DataOf(entry.Happening));

    public static C.TicketSnapshot ToWire(this TicketSheet sheet) => sheet.Ticket.ToWire() with
    {
        Timeline = [.. sheet.History.Select(entry => entry.ToWire() with { Deliveries = DeliveriesOf(entry, sheet) })],
        Resident = sheet.Resident is { } resident ? new C.ResidentContact(resident.Name, resident.Phone, resident.Email) : null,
    };

    public static C.TicketSnapshot ToWire(this Ticket ticket) => new(
        ticket.Id,
        ticket.Number,
        ticket.Feed.Name,
        ticket.Version,
        ticket.Kind,
        ticket.Category,
        WireWords<Severity>.Of(ticket.Severity),
        WireWords<Track>.Of(ticket.Track),
        WireWords<Phase>.Of(ticket.Phase),
        new C.TicketPlace(ticket.Place.Community, ticket.Place.Grid, ticket.Place.Building, ticket.Place.Unit, ticket.Place.Address),
        ticket.Title,
        ticket.Description,
        ToPhotos(ticket.PhotoIds),
        ToWire(ticket.Rung),
        Array.ConvertAll([.. ticket.Holders], ToWire),
        Array.ConvertAll([.. ticket.Deadlines], ToWire),
        ticket.ReportedAt,
        ticket.UpdatedAt,
        ticket.ResolvedAt,
        ticket.TrackingCode,
        ticket.Channel,
        ticket.Reworks,
        ticket.Returns,
        ticket.Rating)
    {
        Pause = ToWire(ticket.Pause),
        Extensions = ticket.Extensions is null ? null : [.. ticket.Extensions.Select(ToWire)],
        Hotline = ticket.Hotline is { } hotline ? new C.TicketHotline(hotline.Number, hotline.CalledAt, hotline.DueAt) : null,
        IsPublic = ticket.IsPublic,
        Followers = ticket.Followers == 0 ? null : ticket.Followers,
        MergedInto = ticket.MergedInto is { } merged ? new C.TicketReference(merged.TicketId, merged.Number) : null,
        TakenIn = ticket.TakenIn is null ? null : [.. ticket.TakenIn.Select(taken => new C.TicketReference(taken.TicketId, taken.Number))],
        Undelivered = ticket.Undelivered is null ? null : [.. ticket.Undelivered.Select(late =>
            new C.TicketUndelivered(late.Holder.UserId, late.Holder.Name, RoleNames.Of(late.Holder.Role), late.Since))],
    };

    public static C.TicketHolder ToWire(Holder holder) => new(holder.UserId, holder.Name, RoleNames.Of(holder.Role));

    public static C.HeldPost ToWire(Post post) => new(RoleNames.Of(post.Role), post.PlaceId);

    public static C.CommandResult ToWire(this CommandAnswer answer) => new(
        answer.Receipt.TicketId, answer.Receipt.Version, answer.Receipt.Feed, answer.Receipt.Sequence, answer.IsReplayed);

    public static C.SignedInUser ToWire(this Actor actor) => new(actor.Id, actor.Name, [.. actor.Posts.Select(ToWire)]);

    private static C.TicketDelivery[]? DeliveriesOf(HistoryEntry entry, TicketSheet sheet)
    {
        C.TicketDelivery[] come = [.. DeliveryCount.Of(entry, sheet.Deliveries).Select(it => new C.TicketDelivery(
            it.UserId, sheet.NameOf(it.UserId), it.After.TotalSeconds, it.Devices))];
        return come.Length == 0 ? null : come;
    }

    private static C.TicketRung ToWire(Rung rung) =>
        new(rung.Level, RoleNames.Of(rung.Role), WireWords<PlaceLevel>.Of(rung.PlaceLevel), rung.PostId, rung.Since);

    private static C.TicketDeadline ToWire(Deadline deadline) => new(
        WireWords<Obligation>.Of(deadline.Obligation),
        deadline.Rung,
        XmlConvert.ToString(deadline.Allowance.Length),
        deadline.DueAt,
        deadline.YellowAt,
        WireWords<DeadlineState>.Of(deadline.State),
        deadline.At);

    private static C.TicketPause? ToWire(Pause? pause) => pause is null
        ? null
        : new(WireWords<PauseReason>.Of(pause.Reason), pause.Text, pause.Since, pause.Until, pause.By, pause.ByName);

    private static C.TicketExtension ToWire(Extension extension) => new(
        WireWords<Obligation>.Of(extension.Obligation),
        XmlConvert.ToString(extension.Length.Length),
        extension.Reason,
        WireWords<ExtensionState>.Of(extension.State),
        extension.AskedBy,
        extension.AskedByName,
        extension.AskedAt);

    public static IReadOnlyList<C.TicketPhoto> ToPhotos(IReadOnlyList<string> ids) =>
        ids.Count == 0 ? [] : [.. ids.Select(id => new C.TicketPhoto(id, $"/photos/{id}") { Thumbnail = $"/photos/{id}?size=thumb" })];
}
