using System.Globalization;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Escalations;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Deadlines;

/// <summary>More time (延期): asked once for an obligation, decided by the rung above while the clock runs on, at most what the policy allows.</summary>
internal static class Extensions
{
    public static Refusal? Ask(DraftTicket draft, AskExtension command, Actor actor)
    {
        var ticket = draft.Ticket;
        if (Ladder.IsTop(ticket.Track, ticket.Rung.Level))
        {
            return Refusal.Conflict($"Ticket {ticket.Number} is with the city; nobody stands above it who could grant more time.");
        }

        if (command.Obligation == Obligation.Response)
        {
            return Refusal.Invalid("obligation", "is response; an answer takes no more time. Ask for the solution or the writtenReply.");
        }

        if (Find(ticket, command.Obligation) is { } earlier)
        {
            return Refusal.Conflict($"More time for the {Word(command.Obligation)} of ticket {ticket.Number} was asked for already ({earlier.State.ToString().ToLowerInvariant()}); it is asked for once.");
        }

        if (Owed(ticket, command.Obligation) is not { } deadline)
        {
            return Refusal.Conflict($"No {Word(command.Obligation)} is owed on ticket {ticket.Number} any more; there is no limit to extend.");
        }

        var most = MostMinutes(ticket.Terms, deadline.Allowance);
        if (!double.IsFinite(command.Minutes) || command.Minutes <= 0 || command.Minutes > most)
        {
            return most <= 0
                ? Refusal.Conflict($"What was promised for ticket {ticket.Number} allows no extension; escalate it with a reason.")
                : Refusal.Invalid("minutes", string.Create(CultureInfo.InvariantCulture, $"is {command.Minutes}; ask for more than 0 and at most {most:0.###}, as the policy allows."));
        }

        draft.By(actor, new ExtensionAsked(command.Obligation, LengthOf(command.Minutes, deadline.Allowance), command.Reason.Trim()), command.OccurredAt);
        return null;
    }

    public static Refusal? Grant(DraftTicket draft, GrantExtension command, Actor actor, Rulebook rules)
    {
        var ticket = draft.Ticket;
        var asked = Asked(ticket, command.Obligation);
        if (Check(ticket, asked, actor, rules) is { } refusal)
        {
            return refusal;
        }

        var most = MostMinutes(ticket.Terms, Owed(ticket, asked!.Obligation)!.Allowance);
        if (asked.Length.Length.TotalMinutes > most)
        {
            return Refusal.Conflict(string.Create(CultureInfo.InvariantCulture, $"The limits of ticket {ticket.Number} have changed since more time was asked for; the policy allows at most {most:0.###} minutes now. Refuse it with a reason."));
        }

        var deadlines = ticket.Deadlines.Select(deadline => deadline.IsOwed && deadline.Obligation == asked.Obligation
            ? deadline.Extended(asked.Length, ticket.Terms.YellowShare, rules.Calendar)
            : deadline);
        draft.By(actor, new ExtensionGranted(asked.Obligation, asked.Length, TicketText.Trimmed(command.Text), [.. deadlines]), command.OccurredAt);
        return null;
    }

    public static Refusal? Refuse(DraftTicket draft, RefuseExtension command, Actor actor, Rulebook rules)
    {
        var asked = Asked(draft.Ticket, command.Obligation);
        if (Check(draft.Ticket, asked, actor, rules) is { } refusal)
        {
            return refusal;
        }

        draft.By(actor, new ExtensionRefused(asked!.Obligation, command.Reason.Trim()), command.OccurredAt);
        return null;
    }

    /// <summary>The most that may be asked for, in minutes of the same kind of time as the allowance.</summary>
    public static double MostMinutes(Terms terms, Allowance allowance) => allowance.Length.TotalMinutes * terms.ExtensionShare;

    private static Refusal? Check(Ticket ticket, Extension? asked, Actor actor, Rulebook rules)
    {
        if (!TicketAuthority.StandsAbove(actor, ticket, rules.Organisation))
        {
            var above = Ladder.At(rules.Organisation, ticket.Place.Building, ticket.Track, Math.Min(ticket.Rung.Level + 1, Ladder.RolesOf(ticket.Track).Count), ticket.Rung.Since);
            return Refusal.Forbidden($"More time on ticket {ticket.Number} is granted or refused by the rung above it: {above.Rung.PostId}.");
        }

        return asked is null ? Refusal.Conflict($"Nobody waits for more time on ticket {ticket.Number}: it was decided, or met, or missed before.") : null;
    }

    private static Extension? Find(Ticket ticket, Obligation obligation) => ticket.Extensions?.FirstOrDefault(extension => extension.Obligation == obligation);

    private static Extension? Asked(Ticket ticket, Obligation? obligation) => ticket.Extensions?.FirstOrDefault(extension =>
        extension.State == ExtensionState.Asked && (obligation is null || extension.Obligation == obligation));

    private static Deadline? Owed(Ticket ticket, Obligation obligation) =>
        ticket.Deadlines.FirstOrDefault(deadline => deadline.IsOwed && deadline.Obligation == obligation);

    private static Allowance LengthOf(double minutes, Allowance like) =>
        like.Unit == AllowanceUnit.WorkingHours ? Allowance.OfWorkingHours(minutes / 60) : Allowance.OfMinutes(minutes);

    private static string Word(Obligation obligation) => obligation switch
    {
        Obligation.WrittenReply => "written reply",
        _ => obligation.ToString().ToLowerInvariant(),
    };
}
