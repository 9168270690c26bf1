using RedProperty.Realtime.Domain.Duplicates;

namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>What of a ticket is for those who hold it and stays out of every feed: the resident, the answers to a kind's questions, a hotline's line.</summary>
public static class Privacy
{
    public static bool IsPersonal(this Ticket ticket) => ticket.Reporter is not null || ticket.Answers is not null || ticket.Hotline?.Line is not null;

    public static Ticket ForEverybody(this Ticket ticket) =>
        ticket.IsPersonal() ? ticket with { Reporter = null, Answers = null, Hotline = Public(ticket.Hotline) } : ticket;

    /// <summary>Also without a follower's name, phone and way in.</summary>
    public static Happening ForEverybody(this Happening happening) => happening.Fact switch
    {
        Reported reported when reported.Reporter is not null || reported.Answers is not null || reported.Hotline?.Line is not null =>
            happening with { Fact = reported with { Reporter = null, Answers = null, Hotline = Public(reported.Hotline) } },
        Followed => happening with { Fact = new Followed(null, null) },
        _ => happening,
    };

    private static Hotline.HotlineCase? Public(Hotline.HotlineCase? hotline) => hotline is null ? null : hotline with { Line = null };
}
