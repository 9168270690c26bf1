using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Figures;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Wall;

/// <summary>How many matters were solved at a level today, and their share of all.</summary>
public sealed record LevelShare(PlaceLevel Level, long Amount, int Percent);

/// <summary>The day in figures, as kept by the store.</summary>
/// <param name="InGrid">Percent solved inside the grid; null while nothing has been solved.</param>
public sealed record WallFigures(long Reported, long InTime, long Missed, long Escalated, int? InGrid, IReadOnlyList<LevelShare> Shares)
{
    /// <summary>小事不出网格: over 80 % are to be solved within the grid. Source: the article on Jinan's red property work.</summary>
    public const int Target = 80;

    private static readonly PlaceLevel[] Levels = [PlaceLevel.Grid, PlaceLevel.Community, PlaceLevel.Street, PlaceLevel.District, PlaceLevel.City];

    public static WallFigures Of(IReadOnlyDictionary<string, long> sums)
    {
        var solved = Levels.Select(level => sums.GetValueOrDefault(FigureNames.ResolvedAt(level))).ToArray();
        var all = solved.Sum();
        var shares = Levels.Select((level, i) => new LevelShare(level, solved[i], Percent(solved[i], all))).ToArray();
        var obligations = Enum.GetValues<Obligation>();
        return new WallFigures(
            sums.GetValueOrDefault(FigureNames.Reported),
            obligations.Sum(obligation => sums.GetValueOrDefault(FigureNames.MetInTime(obligation))),
            obligations.Sum(obligation => sums.GetValueOrDefault(FigureNames.Missed(obligation))),
            Levels.Sum(level => sums.GetValueOrDefault(FigureNames.EscalatedTo(level))),
            all == 0 ? null : shares[0].Percent,
            shares);
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
