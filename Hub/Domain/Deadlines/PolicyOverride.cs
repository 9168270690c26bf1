using RedProperty.Realtime.Domain.Catalogue;

namespace RedProperty.Realtime.Domain.Deadlines;

/// <summary>Other limits for a kind of matter, a community, a severity, or any of these together. An empty condition fits all.</summary>
public sealed record PolicyOverride(string? Kind, string? CommunityId, Severity? Severity, IReadOnlyList<Term> Limits)
{
    /// <summary>A kind says more than a community, both say more than either.</summary>
    public int Particularity => (Kind is null ? 0 : 4) + (CommunityId is null ? 0 : 2) + (Severity is null ? 0 : 1);

    public bool Fits(string kind, string communityId, Severity severity) =>
        (Kind is null || Kind == kind) && (CommunityId is null || CommunityId == communityId) && (Severity is null || Severity == severity);
}
