using RedProperty.Realtime.Domain.Catalogue;

namespace RedProperty.Realtime.Domain.Deadlines;

/// <summary>The 2341 policy (2341响应机制) as data: the limits for each severity, with overrides for a kind, a community, or both.</summary>
/// <param name="YellowShare">0.75 by default.</param>
/// <param name="TimeScale">Every allowance is divided by this; 1 except in a demonstration.</param>
public sealed record ResponsePolicy(
    IReadOnlyDictionary<Severity, IReadOnlyList<Term>> Limits,
    IReadOnlyList<PolicyOverride> Overrides,
    double YellowShare = ResponsePolicy.DefaultYellowShare,
    double TimeScale = 1)
{
    public const double DefaultYellowShare = 0.75;

    /// <summary>Ordinary: response 20 min, solution 30 min. Major: response 20 min, written reply 4 h, solution 1 day.</summary>
    public static ResponsePolicy Rule2341 { get; } = new(
        new Dictionary<Severity, IReadOnlyList<Term>>
        {
            [Severity.Ordinary] = [new(Obligation.Response, Allowance.OfMinutes(20)), new(Obligation.Solution, Allowance.OfMinutes(30))],
            [Severity.Major] =
            [
                new(Obligation.Response, Allowance.OfMinutes(20)),
                new(Obligation.WrittenReply, Allowance.OfHours(4)),
                new(Obligation.Solution, Allowance.OfDays(1)),
            ],
        },
        []);

    /// <summary>What is promised for such a matter now. The most particular override wins: kind and community, then kind, then community.</summary>
    public Terms TermsFor(string kind, string communityId, Severity severity)
    {
        var limits = Limits[severity].ToDictionary(term => term.Obligation);
        var fitting = Overrides.Where(rule => rule.Fits(kind, communityId, severity)).OrderBy(rule => rule.Particularity);
        foreach (var term in fitting.SelectMany(rule => rule.Limits))
        {
            limits[term.Obligation] = term;
        }

        return new Terms([.. limits.Values.Select(term => term with { Allowance = term.Allowance.ShortenedBy(TimeScale) })], YellowShare);
    }
}
