using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Escalations;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>The names a new ticket will have, made by the use case since a decision makes none.</summary>
public sealed record NewTicketNames(string Id, string Number, string TrackingCode);

/// <summary>Whether a report is accepted, and what is promised then.</summary>
public static class ReportDecision
{
    /// <summary>What is wrong with a report, before anything is spent on it.</summary>
    public static Refusal? Check(ReportTicket command, Actor actor, Rulebook rules, DateTimeOffset now) =>
        CheckContent(command, rules, now) ?? CheckAuthority(command, actor, rules.Organisation);

    public static Decision Decide(ReportTicket command, NewTicketNames names, Actor actor, Rulebook rules, DateTimeOffset now)
    {
        if (Check(command, actor, rules, now) is { } refusal)
        {
            return refusal;
        }

        var chart = rules.Organisation;
        var kind = rules.Catalogue.Find(command.Kind)!;
        var building = chart.FindPlace(command.BuildingId)!;
        var grid = chart.Enclosing(building.Id, PlaceLevel.Grid)!;
        var community = chart.Enclosing(building.Id, PlaceLevel.Community)!;
        var severity = command.Severity ?? kind.DefaultSeverity;
        var terms = rules.Policy.TermsFor(kind.Code, community.Id, severity);
        var standing = Ladder.At(chart, building.Id, kind.Track, 1, now);
        var deadlines = terms.Limits.Select(term => Deadline.Start(term, 1, now, terms.YellowShare, rules.Calendar)).ToArray();
        var unit = string.IsNullOrWhiteSpace(command.Unit) ? null : command.Unit.Trim();
        var place = new TicketPlace(community.Id, grid.Id, building.Id, unit, building.Address, building.Latitude, building.Longitude);
        var reported = new Reported(
            names.Number,
            kind.Code,
            kind.CategoryCode,
            severity,
            kind.Track,
            place,
            command.Title.Trim(),
            command.Description?.Trim() ?? string.Empty,
            command.PhotoIds,
            command.Channel,
            command.Reporter,
            names.TrackingCode,
            standing.Rung,
            standing.Holders,
            terms,
            deadlines)
        {
            Hotline = command.Hotline,
            Answers = command.Answers,
        };
        var first = new Happening(reported, now, actor.Id, actor.Name, command.OccurredAt);
        var draft = new DraftTicket(TicketFold.Begin(names.Id, first), now);
        Climb.PastVacantPosts(draft, rules, now);
        return new Decision([first, .. draft.Happenings], null);
    }

    private static Refusal? CheckContent(ReportTicket command, Rulebook rules, DateTimeOffset now)
    {
        if (rules.Catalogue.Find(command.Kind) is null)
        {
            return Refusal.NotFound("kind", $"'{command.Kind}' is not in the catalogue; GET /open311/v2/services.json lists the kinds.");
        }

        if (rules.Organisation.FindPlace(command.BuildingId, PlaceLevel.Building) is null)
        {
            return Refusal.NotFound("buildingId", $"'{command.BuildingId}' is no building of the organisation; GET /api/places lists them.");
        }

        return TicketText.CheckRequired("title", command.Title, TicketText.LongestTitle)
            ?? TicketText.CheckOptional("description", command.Description)
            ?? TicketText.CheckOptional("unit", command.Unit, TicketText.LongestUnit)
            ?? TicketText.CheckPhotos("photoIds", command.PhotoIds)
            ?? TicketText.CheckMoment("occurredAt", command.OccurredAt, now);
    }

    private static Refusal? CheckAuthority(ReportTicket command, Actor actor, OrganisationChart chart) =>
        actor.Kind is ActorKind.Resident or ActorKind.Client || TicketAuthority.MaySeePlace(actor, command.BuildingId, chart)
            ? null
            : Refusal.Forbidden($"Building '{command.BuildingId}' lies outside your posts; report it as a resident, or ask its grid worker.");
}
