using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Domain.Figures;

/// <summary>Names of the figures that are kept for each community and day.</summary>
public static class FigureNames
{
    public const string Reported = "reported";
    public const string Reopened = "reopened";
    public const string Returned = "returned";
    public const string Confirmed = "confirmed";
    public const string Resolved = "resolved";

    /// <summary>Tickets that go on under another: reported, and neither solved nor owed.</summary>
    public const string Merged = "merged";

    /// <summary>Of <see cref="Merged"/>, on this day or before, those that were split off again.</summary>
    public const string Split = "split";

    /// <summary>Matters whose resident has given a rating (居民评分).</summary>
    public const string Rated = "rated";

    /// <summary>Sum of those ratings, 1 to 5 each.</summary>
    public const string RatingSum = "rating:sum";

    /// <summary>Hotline cases resolved within the hotline's own limit.</summary>
    public const string HotlineKept = "hotline:kept";

    /// <summary>Hotline cases resolved after it.</summary>
    public const string HotlineMissed = "hotline:missed";

    /// <summary>Matters that came by the hotline.</summary>
    public const string HotlineTaken = "hotline:taken";

    /// <summary>Obligations met before their first limit.</summary>
    public static string MetInTime(Obligation obligation) => $"met:{obligation}";

    public static string Missed(Obligation obligation) => $"missed:{obligation}";

    /// <summary>Of <see cref="MetInTime"/> of solutions, those of major matters.</summary>
    public const string MajorSolutionMet = "met:Solution:Major";

    /// <summary>Of <see cref="Missed"/> of solutions, those of major matters.</summary>
    public const string MajorSolutionMissed = "missed:Solution:Major";

    /// <summary>Matters that rose to a level of the city.</summary>
    public static string EscalatedTo(PlaceLevel level) => $"escalated:{level}";

    /// <summary>Matters that passed a post which nobody holds.</summary>
    public static string PassedVacant(string postId) => $"vacant:{postId}";

    /// <summary>Matters that were solved at a level: the headline figure (小事不出网格).</summary>
    public static string ResolvedAt(PlaceLevel level) => $"resolved:{level}";
}
