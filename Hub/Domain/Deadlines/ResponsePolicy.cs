using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Sessions;

namespace RedProperty.Realtime.Domain.Deadlines;

/// <summary>The 2341 policy (2341响应机制) as data: the limits for each severity, with overrides for a kind, a community, or both.</summary>
/// <param name="YellowShare">0.75 by default.</param>
/// <param name="TimeScale">Every allowance is divided by this; 1 except in a demonstration.</param>
/// <param name="Pauses">For which reasons clocks may stand still; none when null.</param>
/// <param name="ExtensionShare">The most that an extension may add, as a share of the allowance; 0 to 10, 0 grants none.</param>
/// <param name="Reminders">How often whoever answered and did nothing is reminded; a severity without a rule is not.</param>
public sealed record ResponsePolicy(
    IReadOnlyDictionary<Severity, IReadOnlyList<Term>> Limits,
    IReadOnlyList<PolicyOverride> Overrides,
    double YellowShare = ResponsePolicy.DefaultYellowShare,
    double TimeScale = 1,
    IReadOnlyList<PauseRule>? Pauses = null,
    double ExtensionShare = 0,
    IReadOnlyDictionary<Severity, ReminderRule>? Reminders = null)
{
    public const double DefaultYellowShare = 0.75;

    /// <summary>What devices in the field are held to; a demonstration's quick clock leaves it alone.</summary>
    public FieldPolicy Field { get; init; } = FieldPolicy.Default;

    /// <summary>How long desks stay signed in; a demonstration's quick clock leaves it alone.</summary>
    public DeskPolicy Desk { get; init; } = DeskPolicy.Default;

    /// <summary>Once as long again.</summary>
    public const double DefaultExtensionShare = 1;

    /// <summary>
    /// Ordinary: response 20 min, solution 30 min. Major: response 20 min, written reply 4 h, solution 1 day. What 2341 leaves open is ours: the
    /// response clock never stands still, a pause ends after 3 days (waiting for the resident) or 7 (for a part), an extension at most doubles the
    /// allowance, and whoever answered and did nothing is reminded every 10 minutes, of a major matter every 2 hours, 12 times at most.
    /// </summary>
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
        [],
        Pauses:
        [
            new(PauseReason.WaitingForResident, [Obligation.Solution, Obligation.WrittenReply], Allowance.OfDays(3)),
            new(PauseReason.WaitingForPart, [Obligation.Solution], Allowance.OfDays(7)),
        ],
        ExtensionShare: DefaultExtensionShare,
        Reminders: new Dictionary<Severity, ReminderRule>
        {
            [Severity.Ordinary] = new(Allowance.OfMinutes(10), 12),
            [Severity.Major] = new(Allowance.OfHours(2), 12),
        });

    /// <summary>What is promised for such a matter now. The most particular override wins: kind and community, then kind, then community.</summary>
    public Terms TermsFor(string kind, string communityId, Severity severity)
    {
        var limits = Limits[severity].ToDictionary(term => term.Obligation);
        var fitting = Overrides.Where(rule => rule.Fits(kind, communityId, severity)).OrderBy(rule => rule.Particularity);
        foreach (var term in fitting.SelectMany(rule => rule.Limits))
        {
            limits[term.Obligation] = term;
        }

        return new Terms(
            [.. limits.Values.Select(term => term with { Allowance = term.Allowance.ShortenedBy(TimeScale) })],
            YellowShare,
            Pauses is null ? null : [.. Pauses.Select(rule => rule with { AtMost = rule.AtMost.ShortenedBy(TimeScale) })],
            ExtensionShare,
            Reminders?.GetValueOrDefault(severity) is { } reminder ? reminder with { Every = reminder.Every.ShortenedBy(TimeScale) } : null);
    }
}
