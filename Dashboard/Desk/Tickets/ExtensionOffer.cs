using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tickets;

/// <summary>What more time a page offers to ask for, counted in the same kind of time as the allowance.</summary>
/// <param name="Word">The resource that names it; its place is for the length.</param>
internal sealed record ExtensionOffer(string Word, double Minutes, Allowance Length)
{
    private static readonly (string Word, double Share)[] Usual = [("Form.HalfAgain", 0.5), ("Form.AsLongAgain", 1)];

    /// <summary>Half as long again and as long again, as far as the policy allows; a policy that allows less than half offers its most.</summary>
    public static IReadOnlyList<ExtensionOffer> For(Ticket ticket, Obligation obligation)
    {
        if (Owed(ticket, obligation) is not { Allowance: var allowance } || MostMinutes(ticket, obligation) is not { } most)
        {
            return [];
        }

        var minutes = allowance.Length.TotalMinutes;
        var usual = Usual.Where(offer => minutes * offer.Share <= most).Select(offer => Of(offer.Word, minutes * offer.Share, allowance)).ToList();
        return usual.Count > 0 ? usual : [Of("Form.AsAllowed", most, allowance)];
    }

    public static double? MostMinutes(Ticket ticket, Obligation obligation) =>
        TicketActions.Extendable(ticket).Where(offer => offer.Obligation == obligation).Select(offer => (double?)offer.MostMinutes).FirstOrDefault();

    /// <summary>The same as it is said to people: two digits after the point, never more than is allowed.</summary>
    public static double MostSaid(Ticket ticket, Obligation obligation) => Math.Floor((MostMinutes(ticket, obligation) ?? 0) * 100) / 100;

    public static Allowance LengthOf(double minutes, Allowance like) =>
        like.Unit == AllowanceUnit.WorkingHours ? Allowance.OfWorkingHours(minutes / 60) : Allowance.OfMinutes(minutes);

    /// <summary>When it is due now and when it would be; null while its clock stands still, for then neither is known.</summary>
    public static (DateTimeOffset Now, DateTimeOffset Then)? DueAfter(Ticket ticket, Obligation obligation, Allowance length, Rulebook rules) =>
        Owed(ticket, obligation) is { IsRunning: true } deadline ? (deadline.DueAt, length.After(deadline.DueAt, 1, rules.Calendar)) : null;

    public static Deadline? Owed(Ticket ticket, Obligation obligation) =>
        ticket.Deadlines.FirstOrDefault(deadline => deadline.IsOwed && deadline.Obligation == obligation);

    private static ExtensionOffer Of(string word, double minutes, Allowance like) => new(word, minutes, LengthOf(minutes, like));
}
