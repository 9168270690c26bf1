namespace RedProperty.Realtime.Domain.Deadlines;

/// <summary>One promised limit: within this allowance, this obligation is met.</summary>
public sealed record Term(Obligation Obligation, Allowance Allowance);

/// <summary>What was promised when the report was accepted (承诺时限): a snapshot kept on the ticket, so that a later policy does not move it.</summary>
/// <param name="YellowShare">The share of an allowance after which a yellow card is shown; 0.75 by the 12345 hotline's practice.</param>
/// <param name="Pauses">For which reasons clocks may stand still; none when null.</param>
/// <param name="ExtensionShare">The most that an extension may add, as a share of the allowance; 0 grants none.</param>
/// <param name="Reminder">Null: nobody is reminded.</param>
public sealed record Terms(
    IReadOnlyList<Term> Limits,
    double YellowShare,
    IReadOnlyList<PauseRule>? Pauses = null,
    double ExtensionShare = 0,
    ReminderRule? Reminder = null)
{
    public Allowance? AllowanceFor(Obligation obligation) => Limits.FirstOrDefault(term => term.Obligation == obligation)?.Allowance;

    public PauseRule? PauseFor(PauseReason reason) => Pauses?.FirstOrDefault(rule => rule.Reason == reason);

    /// <summary>Whether both promise the same.</summary>
    public bool Equals(Terms? other) => other is not null
        && YellowShare.Equals(other.YellowShare)
        && ExtensionShare.Equals(other.ExtensionShare)
        && Reminder == other.Reminder
        && Limits.SequenceEqual(other.Limits)
        && (Pauses ?? []).Select(Plain).SequenceEqual((other.Pauses ?? []).Select(Plain));

    public override int GetHashCode() => HashCode.Combine(YellowShare, ExtensionShare, Reminder, Limits.Count);

    private static (PauseReason Reason, string Stops, Allowance AtMost) Plain(PauseRule rule) => (rule.Reason, string.Join(',', rule.Stops), rule.AtMost);
}
