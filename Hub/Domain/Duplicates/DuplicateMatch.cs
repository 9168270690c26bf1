using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Searches;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Duplicates;

/// <summary>What is known of a matter that somebody reports, or has reported.</summary>
/// <param name="Kinds">The kind; or those that its words suggest, the likeliest first, while nobody has chosen one.</param>
/// <param name="Words">Title and description.</param>
public sealed record Matter(Place Building, string? Unit, IReadOnlyList<string> Kinds, string Words);

/// <summary>How likely an open ticket is about the same matter: place, kind, words, age. No reading, no clock.</summary>
public static class DuplicateMatch
{
    /// <summary>14 days: what is older and still open is another story.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(14);

    /// <summary>From here on an open ticket is shown.</summary>
    public const double Least = 0.5;

    private const double NearInMetres = 150;
    private const double MetresPerDegree = 111_320;
    private const double SimilarWords = 0.3;

    /// <summary>Null when it is none.</summary>
    public static Duplicate? Of(Ticket ticket, Matter matter, IReadOnlySet<string> categories, DateTimeOffset now)
    {
        var age = now - ticket.ReportedAt;
        if (!ticket.IsOpen || age > Window)
        {
            return null;
        }

        var why = new List<Likeness>();
        var place = PlaceOf(ticket, matter, why);
        var kind = KindOf(ticket, matter, categories, why);
        var words = Alike(matter.Words, $"{ticket.Title} {ticket.Description}");
        if (words >= SimilarWords)
        {
            why.Add(Likeness.SimilarWords);
        }

        // Two lamps of one building are two matters more often than one: words and the same entrance tell.
        var score = place + kind + (0.4 * words) - (0.1 * (age / Window));
        return place > 0 && score >= Least && (kind > 0 || words >= SimilarWords) ? new Duplicate(ticket, Math.Min(1, score), why) : null;
    }

    /// <summary>The share of neighbouring pairs of signs that two texts have in common (Dice), 0 to 1: for Chinese, which has no spaces, as good as words.</summary>
    public static double Alike(string one, string other)
    {
        var (left, right) = (Pairs(one), Pairs(other));
        return left.Count == 0 || right.Count == 0 ? 0 : 2.0 * left.Intersect(right).Count() / (left.Count + right.Count);
    }

    private static double PlaceOf(Ticket ticket, Matter matter, List<Likeness> why)
    {
        var isSameUnit = matter.Unit is { Length: > 0 } unit && FoldedText.Fold(ticket.Place.Unit) == FoldedText.Fold(unit);
        if (ticket.Place.Building == matter.Building.Id)
        {
            why.Add(Likeness.SameBuilding);
            if (isSameUnit)
            {
                why.Add(Likeness.SameUnit);
            }

            return isSameUnit ? 0.4 : 0.3;
        }

        if (Metres(ticket.Place, matter.Building) is not <= NearInMetres)
        {
            return 0;
        }

        why.Add(Likeness.Near);
        return 0.15;
    }

    private static double KindOf(Ticket ticket, Matter matter, IReadOnlySet<string> categories, List<Likeness> why)
    {
        if (matter.Kinds.Contains(ticket.Kind))
        {
            why.Add(Likeness.SameKind);
            return 0.3;
        }

        if (!categories.Contains(ticket.Category))
        {
            return 0;
        }

        why.Add(Likeness.SameCategory);
        return 0.1;
    }

    private static double? Metres(TicketPlace place, Place building)
    {
        if (place is not { Latitude: { } lat, Longitude: { } lon } || building is not { Latitude: { } latitude, Longitude: { } longitude })
        {
            return null;
        }

        var north = (lat - latitude) * MetresPerDegree;
        var east = (lon - longitude) * MetresPerDegree * Math.Cos(latitude * Math.PI / 180);
        return Math.Sqrt((north * north) + (east * east));
    }

    private static HashSet<string> Pairs(string text)
    {
        var signs = FoldedText.Fold(text).Where(char.IsLetterOrDigit).ToArray();
        return [.. Enumerable.Range(0, Math.Max(0, signs.Length - 1)).Select(at => new string(signs, at, 2))];
    }
}
