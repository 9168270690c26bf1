using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Escalations;

namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>Another kind or severity (重新分类): other limits, still counted from the acceptance, and perhaps another ladder, never lower in the city than it has climbed.</summary>
internal static class Reclassification
{
    public static Refusal? Carry(DraftTicket draft, ReclassifyTicket command, Actor actor, Rulebook rules, DateTimeOffset now)
    {
        var ticket = draft.Ticket;
        var code = command.Kind ?? ticket.Kind;
        if (rules.Catalogue.Find(code) is not { } kind)
        {
            return Refusal.NotFound("kind", $"'{code}' is not in the catalogue; GET /open311/v2/services.json lists the kinds.");
        }

        var severity = command.Severity ?? (command.Kind is null ? ticket.Severity : kind.DefaultSeverity);
        if (kind.Code == ticket.Kind && severity == ticket.Severity)
        {
            return Refusal.Invalid("kind", $"and severity are what they were; name another kind or severity than {ticket.Kind}, {Word(severity)}.");
        }

        var standing = StandingFor(ticket, kind.Track, rules, now);
        var terms = rules.Policy.TermsFor(kind.Code, ticket.Place.Community, severity);
        var deadlines = Relimiting.Limits(ticket, terms, terms.Limits, standing.Rung.Level, rules.Calendar, now);
        var fact = new Reclassified(
            kind.Code, kind.CategoryCode, severity, kind.Track, standing.Rung, standing.Holders, terms, deadlines, command.Reason.Trim());
        draft.By(actor, fact, command.OccurredAt);
        Pauses.EndWithoutClocks(draft, rules, now);
        Climb.PastVacantPosts(draft, rules, now);
        return null;
    }

    private static Standing StandingFor(Ticket ticket, Track track, Rulebook rules, DateTimeOffset now) => track == ticket.Track
        ? new Standing(ticket.Rung, ticket.Holders)
        : Ladder.At(rules.Organisation, ticket.Place.Building, track, Ladder.LowestLevelAt(track, ticket.Rung.PlaceLevel), now);

    private static string Word(Severity severity) => severity.ToString().ToLowerInvariant();
}
