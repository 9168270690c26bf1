using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Domain.Publication;

/// <summary>How a place stands with something that must be published there.</summary>
public enum PublicationState
{
    /// <summary>已公示.</summary>
    Published,

    /// <summary>即将到期: due again within <see cref="PublicationGaps.Ahead"/>.</summary>
    DueSoon,

    /// <summary>已过期: the newest is older than the rule allows.</summary>
    Outdated,

    /// <summary>未公示: nothing of the kind stands.</summary>
    Missing,
}

/// <summary>One rule at one place (公示检查).</summary>
/// <param name="Latest">The newest notice that serves it; null when none stands.</param>
/// <param name="DueAt">When the next one is owed; null while one is missing.</param>
public sealed record PublicationCheck(PublicationRule Rule, Place Place, PublicationState State, Notice? Latest, DateTimeOffset? DueAt)
{
    public bool IsGap => State is PublicationState.Missing or PublicationState.Outdated;
}

/// <summary>Holds what is published against what must be (公示督查): for the supervisor, without a report from anybody.</summary>
public static class PublicationGaps
{
    /// <summary>14 days.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(14);

    /// <summary>Every rule at every place of a community; what is missing first.</summary>
    public static IReadOnlyList<PublicationCheck> In(
        OrganisationChart chart, string communityId, IReadOnlyList<Notice> notices, IReadOnlyList<PublicationRule> rules, DateTimeOffset now) =>
    [
        .. rules
            .SelectMany(rule => chart.Within(communityId, rule.Level).Select(place => Check(rule, place, notices, chart, now)))
            .OrderByDescending(check => check.State).ThenBy(check => check.DueAt),
    ];

    private static PublicationCheck Check(PublicationRule rule, Place place, IReadOnlyList<Notice> notices, OrganisationChart chart, DateTimeOffset now)
    {
        var latest = notices
            .Where(notice => notice.By == rule.By && notice.Kind == rule.Kind && notice.StateAt(now) == NoticeState.Standing && chart.Covers(notice.PlaceId, place.Id))
            .MaxBy(notice => notice.PublishedAt);
        if (latest is null)
        {
            return new PublicationCheck(rule, place, PublicationState.Missing, null, null);
        }

        // A notice that ends before its time is over is due at its end: then nothing stands.
        var dueAt = latest.PublishedAt + TimeSpan.FromDays(rule.EveryDays);
        dueAt = latest.ExpiresAt < dueAt ? latest.ExpiresAt.Value : dueAt;
        var state = now > dueAt ? PublicationState.Outdated : now > dueAt - Ahead ? PublicationState.DueSoon : PublicationState.Published;
        return new PublicationCheck(rule, place, state, latest, dueAt);
    }
}
