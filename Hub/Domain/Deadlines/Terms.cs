namespace RedProperty.Realtime.Domain.Deadlines;

/// <summary>One promised limit: within this allowance, this obligation is met.</summary>
public sealed record Term(Obligation Obligation, Allowance Allowance);

/// <summary>What was promised when the report was accepted (承诺时限): a snapshot kept on the ticket, so that a later policy does not move it.</summary>
/// <param name="YellowShare">The share of an allowance after which a yellow card is shown; 0.75 by the 12345 hotline's practice.</param>
public sealed record Terms(IReadOnlyList<Term> Limits, double YellowShare)
{
    public Allowance? AllowanceFor(Obligation obligation) => Limits.FirstOrDefault(term => term.Obligation == obligation)?.Allowance;
}
