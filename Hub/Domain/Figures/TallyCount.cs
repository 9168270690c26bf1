using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Hotline;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Figures;

/// <summary>What a happening adds to the figures of its day.</summary>
public static class TallyCount
{
    public static IEnumerable<Tally> Of(TicketStep step, Ticket? before, TimeSpan utcOffset)
    {
        var day = DateOnly.FromDateTime(step.Happening.At.ToOffset(utcOffset).DateTime);
        return [.. Names(step, before).Select(name => new Tally(day, name)), .. Ratings(step.Ticket.Rating, before?.Rating, day)];
    }

    /// <summary>A matter counts once: whoever rates anew changes the sum.</summary>
    private static IEnumerable<Tally> Ratings(int? after, int? before, DateOnly day)
    {
        if (after is not { } rating || after == before)
        {
            yield break;
        }

        if (before is null)
        {
            yield return new Tally(day, FigureNames.Rated);
        }

        yield return new Tally(day, FigureNames.RatingSum, rating - (before ?? 0));
    }

    private static IEnumerable<string> Names(TicketStep step, Ticket? before)
    {
        if (NameOf(step) is { } name)
        {
            yield return name;
        }

        if (step.Happening.Fact is Resolved)
        {
            yield return FigureNames.ResolvedAt(step.Ticket.Rung.PlaceLevel);
        }

        if (HotlineNameOf(step) is { } hotline)
        {
            yield return hotline;
        }

        if (step.Happening.Fact is Escalated { Cause: EscalationCause.PostVacant } && before is not null)
        {
            yield return FigureNames.PassedVacant(before.Rung.PostId);
        }

        var isMajor = step.Ticket.Severity == Severity.Major;
        if (isMajor && step.Happening.Fact is DeadlineMissed { Obligation: Obligation.Solution })
        {
            yield return FigureNames.MajorSolutionMissed;
        }

        foreach (var obligation in MetInTime(step.Ticket, before))
        {
            yield return FigureNames.MetInTime(obligation);
            if (isMajor && obligation == Obligation.Solution)
            {
                yield return FigureNames.MajorSolutionMet;
            }
        }
    }

    private static string? NameOf(TicketStep step) => step.Happening.Fact switch
    {
        Reported => FigureNames.Reported,
        Resolved => FigureNames.Resolved,
        Confirmed => FigureNames.Confirmed,
        Reopened => FigureNames.Reopened,
        Returned => FigureNames.Returned,
        Merged => FigureNames.Merged,
        Split => FigureNames.Split,
        DeadlineMissed missed => FigureNames.Missed(missed.Obligation),
        Escalated escalated => FigureNames.EscalatedTo(escalated.Rung.PlaceLevel),
        _ => null,
    };

    /// <summary>Each resolution counts: a matter that came back late was late.</summary>
    private static string? HotlineNameOf(TicketStep step) => (step.Happening.Fact, step.Ticket.Hotline) switch
    {
        (Reported, not null) => FigureNames.HotlineTaken,
        (Resolved, { } hotline) => hotline.LimitOf(step.Ticket, step.Happening.At) switch
        {
            HotlineLimit.Kept => FigureNames.HotlineKept,
            HotlineLimit.Missed => FigureNames.HotlineMissed,
            _ => null,
        },
        _ => null,
    };

    /// <summary>In time is: met, and not counted on from a limit that was missed one rung below.</summary>
    private static IEnumerable<Obligation> MetInTime(Ticket after, Ticket? before)
    {
        if (before is null)
        {
            yield break;
        }

        foreach (var running in before.Deadlines.Where(deadline => deadline.IsOwed))
        {
            var isMet = after.Deadlines.Any(deadline =>
                deadline.State == DeadlineState.Met && deadline.Obligation == running.Obligation && deadline.From == running.From);
            var wasMissed = after.Deadlines.Any(deadline =>
                deadline.State == DeadlineState.Missed && deadline.Obligation == running.Obligation && deadline.DueAt == running.From);
            if (isMet && !wasMissed)
            {
                yield return running.Obligation;
            }
        }
    }
}
