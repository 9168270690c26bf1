using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Tests.Model;

/// <summary>What the ticket and its history say, against what the model says. Null when they agree.</summary>
internal static class Comparison
{
    public static string? Difference(ModelTicket model, Ticket ticket, IReadOnlyList<Happening> log, ModelLadder ladder)
    {
        var holders = string.Join('+', ticket.Holders.Select(holder => holder.UserId));
        return Different("rung", (model.Level, model.Track), (ticket.Rung.Level, ticket.Track))
            ?? Different("holder", ladder.IsVacant(model.Track, model.Level) ? string.Empty : model.Holder, holders)
            ?? Different("phase", model.Phase, ticket.Phase)
            ?? Different("pause until", model.Pause is { } pause ? Hours.Moment(pause.Until) : (DateTimeOffset?)null, ticket.Pause?.Until)
            ?? Different("owed", Owed(model), Owed(ticket))
            ?? Different("yellow to come", YellowToCome(model), YellowToCome(ticket))
            ?? Different("missed", Lines(model.Missed), Lines(log.Select(happening => happening.Fact).OfType<DeadlineMissed>()
                .Select(missed => (missed.Obligation, missed.Rung, Hours.TickOf(missed.DueAt)))))
            ?? Different("yellow cards", Lines(model.Yellow), Lines(log.Select(happening => happening.Fact).OfType<YellowCard>()
                .Select(card => (card.Obligation, card.Rung, Hours.TickOf(card.DueAt)))))
            ?? Different("reminders", Lines(model.Reminders), Lines(log.Select(happening => happening.Fact).OfType<Reminded>()
                .Select(reminder => Hours.TickOf(reminder.DueAt))))
            ?? Different("resumed", Lines(model.Resumed), Lines(log.Select(happening => happening.Fact).OfType<Resumed>()
                .Select(resumed => Hours.TickOf(resumed.ResumedAt))));
    }

    /// <summary>Each obligation that is owed, by which rung, and until when; while its clock stands still there is no until.</summary>
    private static string Owed(ModelTicket model) => Lines(model.Clocks.Select(clock =>
        (clock.Obligation, clock.Rung, clock.IsHalted ? "stands" : $"{clock.DueAfter(model.Now)}")));

    private static string Owed(Ticket ticket) => Lines(ticket.Deadlines.Where(deadline => deadline.IsOwed || deadline.State == DeadlineState.Lifted).Select(deadline =>
        (deadline.Obligation, deadline.Rung, !deadline.IsRunning ? "stands" : $"{Hours.TickOf(deadline.DueAt)}")));

    private static string YellowToCome(ModelTicket model) => Lines(model.Clocks.Where(clock => clock is { IsYellow: false, IsHalted: false })
        .Select(clock => (clock.Obligation, Hours.After(model.Now, clock.Yellow - clock.Used, clock.Limit.IsWorkOnly))));

    private static string YellowToCome(Ticket ticket) => Lines(ticket.Deadlines.Where(deadline => deadline is { IsYellow: false, IsRunning: true })
        .Select(deadline => (deadline.Obligation, Hours.TickOf(deadline.YellowAt))));

    private static string Lines<T>(IEnumerable<T> entries) => string.Join(", ", entries.Order());

    private static string? Different<T>(string what, T model, T ticket) =>
        EqualityComparer<T>.Default.Equals(model, ticket) ? null : $"{what}: the model says {model}; the ticket says {ticket}";
}
