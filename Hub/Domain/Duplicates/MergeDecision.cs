using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Duplicates;

/// <summary>What happens to the two tickets of a merging or a splitting; both or neither is written.</summary>
public sealed record PairDecision(IReadOnlyList<Happening> Ticket, IReadOnlyList<Happening> Other, Refusal? Refusal)
{
    public static implicit operator PairDecision(Refusal refusal) => new([], [], refusal);
}

/// <summary>
/// Merging two tickets of the same matter, and undoing it (合并与拆分). By whoever answers for both, or stands above on their ladders. Limits that have
/// passed are enforced first: nobody merges a red card away, or what he no longer holds.
/// </summary>
public static class MergeDecision
{
    /// <summary>50 tickets go on under one; more is a matter for a notice.</summary>
    public const int MostTakenIn = 50;

    /// <param name="into">The ticket under which the matter goes on.</param>
    public static PairDecision Merge(Ticket ticket, Ticket into, MergeTicket command, Actor actor, Rulebook rules, DateTimeOffset now)
    {
        var refusal = TicketText.CheckOptional("reason", command.Reason)
            ?? TicketText.CheckMoment("occurredAt", command.OccurredAt, now)
            ?? CheckPair(ticket, into);
        if (refusal is not null)
        {
            return refusal;
        }

        var (leaving, staying) = (new DraftTicket(ticket, now), new DraftTicket(into, now));
        Enforcement.Enforce(leaving, rules, now);
        Enforcement.Enforce(staying, rules, now);
        refusal = CheckAuthority(leaving.Ticket, actor, rules) ?? CheckAuthority(staying.Ticket, actor, rules) ?? CheckStanding(leaving.Ticket, staying.Ticket);
        if (refusal is not null)
        {
            return refusal;
        }

        if (leaving.Ticket.Pause is not null)
        {
            Pauses.End(leaving, rules, now);
        }

        var reason = TicketText.Trimmed(command.Reason);
        leaving.By(actor, new Merged(into.Id, into.Number, reason), command.OccurredAt);
        staying.By(actor, new TookIn(ticket.Id, ticket.Number, leaving.Ticket.Followers + 1, reason), command.OccurredAt);
        return new PairDecision(leaving.Happenings, staying.Happenings, null);
    }

    /// <param name="from">The ticket that had taken it in, open or not.</param>
    public static PairDecision Split(Ticket ticket, Ticket from, SplitTicket command, Actor actor, Rulebook rules, DateTimeOffset now)
    {
        var refusal = TicketText.CheckRequired("reason", command.Reason)
            ?? TicketText.CheckMoment("occurredAt", command.OccurredAt, now)
            ?? CheckAuthority(ticket, actor, rules);
        if (refusal is not null)
        {
            return refusal;
        }

        if (ticket.MergedInto is not { } merged || merged.TicketId != from.Id)
        {
            return Refusal.Conflict($"Ticket {ticket.Number} is merged into none; there is nothing to split off.");
        }

        var (leaving, staying) = (new DraftTicket(ticket, now), new DraftTicket(from, now));
        Enforcement.Enforce(staying, rules, now);

        // Two processes' clocks may differ: what seems to be split before it was merged was merged for no time.
        var splitAt = now > merged.Since ? now : merged.Since;
        var deadlines = Lifting.Unlift(ticket, merged.Since, splitAt, rules.Calendar);
        var remindAt = ticket.Reminder?.NextAt is null ? null : ticket.Terms.Reminder?.Every.After(splitAt, 1, rules.Calendar);
        var reason = command.Reason.Trim();
        leaving.By(actor, new Split(from.Id, from.Number, reason, merged.Since, splitAt, deadlines, remindAt), command.OccurredAt);
        var cameAlong = from.TakenIn?.FirstOrDefault(taken => taken.TicketId == ticket.Id)?.Followers ?? 0;
        staying.By(actor, new GaveBack(ticket.Id, ticket.Number, cameAlong, reason), command.OccurredAt);
        return new PairDecision(leaving.Happenings, staying.Happenings, null);
    }

    private static Refusal? CheckPair(Ticket ticket, Ticket into) =>
        ticket.Id == into.Id ? Refusal.Invalid("intoTicketId", "is the ticket itself; name the one under which the matter goes on.")
        : ticket.Place.Community != into.Place.Community
            ? Refusal.Invalid("intoTicketId", $"ticket {into.Number} belongs to another community; matters are merged within one.")
            : null;

    private static Refusal? CheckAuthority(Ticket ticket, Actor actor, Rulebook rules) => TicketAuthority.Leads(actor, ticket, rules.Organisation)
        ? null
        : Refusal.Forbidden($"Ticket {ticket.Number} is merged and split by those who hold it or stand above them on its ladder.");

    private static Refusal? CheckStanding(Ticket ticket, Ticket into) =>
        !ticket.IsOpen ? NotOpen(ticket)
        : !into.IsOpen ? NotOpen(into)
        : ticket.Severity > into.Severity
            ? Refusal.Conflict($"Ticket {ticket.Number} is major and {into.Number} is not; merge the other way round, or reclassify {into.Number} first.")
        : (into.TakenIn?.Count ?? 0) >= MostTakenIn
            ? Refusal.Conflict($"Ticket {into.Number} has taken in {MostTakenIn} tickets already; merge into another.")
        : null;

    private static Refusal NotOpen(Ticket ticket) => Refusal.Conflict(ticket.MergedInto is { } merged
        ? $"Ticket {ticket.Number} is merged into {merged.Number} already."
        : $"Ticket {ticket.Number} is no longer open; only open tickets are merged.");
}
