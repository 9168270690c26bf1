using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Residents;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Server.Open311;

/// <summary>Tickets as Open311 service requests, open to everybody: no resident's name, phone or mail, and no flat.</summary>
internal static class RequestDocuments
{
    public const string Root = "service_requests";
    public const string Item = "request";

    public static Open311Answer List(Open311Call call, IReadOnlyList<Ticket> tickets, Rulebook rules) => new(call, writer =>
    {
        writer.BeginRootList(Root);
        foreach (var ticket in tickets)
        {
            Write(writer, call, ticket, rules);
        }

        writer.EndList();
    });

    public static Open311Answer Accepted(Open311Call call, string ticketId, string notice, string? accountId) => new(call, writer =>
    {
        writer.BeginRootList(Root);
        writer.BeginItem(Item);
        writer.Field("service_request_id", ticketId);
        writer.Field("service_notice", notice);
        writer.Field("account_id", accountId);
        writer.EndObject();
        writer.EndList();
    });

    public static Open311Answer Token(Open311Call call, string ticketId, string token) => new(call, writer =>
    {
        writer.BeginRootList(Root);
        writer.BeginItem(Item);
        writer.Field("service_request_id", ticketId);
        writer.Field("token", token);
        writer.EndObject();
        writer.EndList();
    });

    private static void Write(Open311Writer writer, Open311Call call, Ticket ticket, Rulebook rules)
    {
        var kind = rules.Catalogue.Find(ticket.Kind);
        var offset = rules.Calendar.UtcOffset;
        writer.BeginItem(Item);
        writer.Field("service_request_id", ticket.Id);
        writer.Field("status", ticket.IsOpen ? "open" : "closed");
        writer.Field("status_notes", Open311Words.StandingOf(ticket, call));
        writer.Field("service_name", kind is null ? ticket.Kind : call.Say(kind.Name, kind.NameEn));
        writer.Field("service_code", ticket.Kind);
        writer.Field("description", Open311Text.Writable(PublicText.Of(ticket.Description, ticket.Reporter)));
        writer.Field("agency_responsible", Agency(ticket, call, rules.Organisation));
        writer.Field("service_notice", Open311Words.Promise(ticket.Terms, call));
        writer.Field("requested_datetime", Open311Words.Time(ticket.ReportedAt, offset));
        writer.Field("updated_datetime", Open311Words.Time(ticket.UpdatedAt, offset));
        writer.Field("expected_datetime", ticket.NextDueAt is { } due ? Open311Words.Time(due, offset) : null);
        writer.Field("address", ticket.Place.Address);
        writer.Field("address_id", ticket.Place.Building);
        writer.Field("zipcode", (string?)null);
        writer.Field("lat", ticket.Place.Latitude);
        writer.Field("long", ticket.Place.Longitude);
        writer.Field("media_url", ticket is { IsPublic: true, PhotoIds: [var first, ..] } ? $"{call.Origin}{Doors.Photos}/{first}" : null);
        writer.EndObject();
    }

    /// <summary>The company with its people while the matter is theirs; above, the post that holds it.</summary>
    private static string Agency(Ticket ticket, Open311Call call, OrganisationChart chart)
    {
        if (ticket.Rung.Role is Role.RedSteward or Role.PropertyManager && chart.CompanyOf(ticket.Place.Building) is { } company)
        {
            return string.Join(' ', [call.Say(company.Name, company.NameEn), .. ticket.Holders.Select(holder => holder.Name)]);
        }

        var role = Open311Words.Of(ticket.Rung.Role, call);
        var place = chart.FindPlace(ticket.Rung.PostId[(ticket.Rung.PostId.IndexOf('@', StringComparison.Ordinal) + 1)..]);
        return place is null ? role : $"{call.Say(place.Name, place.NameEn)} {role}";
    }
}
