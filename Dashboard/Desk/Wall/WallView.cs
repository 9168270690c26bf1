using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Figures;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Wall;

/// <summary>How many matters were solved at a level today, and their share of all.</summary>
public sealed record LevelShare(PlaceLevel Level, long Amount, int Percent);

/// <summary>Of one obligation, how often it was met in time and how often missed today.</summary>
/// <param name="Percent">In time; null while neither has happened.</param>
public sealed record OnTimeRate(Obligation Obligation, long Met, long Missed, int? Percent);

/// <summary>The day in figures, as kept by the store.</summary>
/// <param name="InGrid">Percent solved inside the grid; null while nothing has been solved.</param>
public sealed record WallFigures(
    DateOnly Day, long Reported, long InTime, long Missed, long Escalated, int? InGrid, IReadOnlyList<LevelShare> Shares, IReadOnlyList<OnTimeRate> OnTime)
{
    /// <summary>小事不出网格: over 80 % are to be solved within the grid. Source: the article on Jinan's red property work.</summary>
    public const int Target = 80;

    private static readonly PlaceLevel[] Levels = [PlaceLevel.Grid, PlaceLevel.Community, PlaceLevel.Street, PlaceLevel.District, PlaceLevel.City];

    public static WallFigures Of(DateOnly day, IReadOnlyDictionary<string, long> sums)
    {
        var solved = Levels.Select(level => sums.GetValueOrDefault(FigureNames.ResolvedAt(level))).ToArray();
        var all = solved.Sum();
        var shares = Levels.Select((level, i) => new LevelShare(level, solved[i], Percent(solved[i], all))).ToArray();
        var rates = Enum.GetValues<Obligation>().Select(obligation => Rate(obligation, sums)).ToArray();
        return new WallFigures(
            day,
            sums.GetValueOrDefault(FigureNames.Reported),
            rates.Sum(rate => rate.Met),
            rates.Sum(rate => rate.Missed),
            Levels.Sum(level => sums.GetValueOrDefault(FigureNames.EscalatedTo(level))),
            all == 0 ? null : shares[0].Percent,
            shares,
            rates);
    }

    private static OnTimeRate Rate(Obligation obligation, IReadOnlyDictionary<string, long> sums)
    {
        var (met, missed) = (sums.GetValueOrDefault(FigureNames.MetInTime(obligation)), sums.GetValueOrDefault(FigureNames.Missed(obligation)));
        return new OnTimeRate(obligation, met, missed, met + missed == 0 ? null : Percent(met, met + missed));
    }

    // Rounded down: the wall never claims a target that was not reached.
    private static int Percent(long part, long all) => all == 0 ? 0 : (int)(part * 100 / all);
}

/// <summary>A rise, as the wall tells it: what, where, from whom to whom. No person, no words that a resident wrote.</summary>
public sealed record WallRise(string TicketId, DateTimeOffset At, string Kind, string BuildingId, Role From, Role To)
{
    public static WallRise? Of(TicketEvent ticketEvent)
    {
        if (ticketEvent.Happening.Fact is not Escalated escalated)
        {
            return null;
        }

        var ticket = ticketEvent.Ticket;
        var roles = Domain.Escalations.Ladder.RolesOf(ticket.Track);
        return new WallRise(
            ticket.Id, ticketEvent.Happening.At, ticket.Kind, ticket.Place.Building, roles[escalated.FromLevel - 1], escalated.Rung.Role);
    }
}

/// <summary>The open matters of one grid.</summary>
public sealed record GridLoad(string GridId, int Open, int Yellow, int Red);
