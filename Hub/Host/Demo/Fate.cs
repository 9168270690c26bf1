namespace RedProperty.Realtime.Host.Demo;

/// <summary>
/// How an invented matter will go, drawn from its id: the same ticket has the same fate after a restart. Shares are of the allowance in question;
/// more than 1 means too late.
/// </summary>
/// <param name="Answer">Of the response's allowance, from the report.</param>
/// <param name="Solve">Of the solution's allowance, from the report.</param>
/// <param name="Reply">Of the written reply's allowance, from the report.</param>
/// <param name="Finish">Of the response's allowance, from the proposal to the resolution.</param>
/// <param name="Confirm">Of the response's allowance, from the resolution to the resident's word.</param>
internal sealed record Fate(double Answer, double Solve, double Reply, double Finish, double Confirm, bool NeedsHelp, bool IsNotFixed, int Rating)
{
    public static Fate Of(string ticketId)
    {
        var dice = new Random(Seed(ticketId));
        var (answer, solve) = dice.NextDouble() switch
        {
            < 0.45 => (Between(dice, 0.003, 0.06), Between(dice, 0.05, 0.50)),
            < 0.75 => (Between(dice, 0.10, 0.70), Between(dice, 0.50, 0.74)),
            < 0.88 => (Between(dice, 0.78, 0.95), Between(dice, 0.80, 0.96)),
            _ => (Between(dice, 1.05, 1.50), Between(dice, 1.10, 1.80)),
        };
        return new Fate(
            answer,
            solve,
            Between(dice, 0.05, 0.30),
            Between(dice, 0.10, 0.80),
            Between(dice, 0.02, 0.30),
            NeedsHelp: dice.NextDouble() < 0.06,
            IsNotFixed: dice.NextDouble() < 0.08,
            Rating: dice.Next(10) switch { 0 => 3, < 4 => 4, _ => 5 });
    }

    private static double Between(Random dice, double from, double to) => from + (dice.NextDouble() * (to - from));

    /// <summary>The framework's string hashes differ from run to run; this one does not (FNV-1a).</summary>
    private static int Seed(string text)
    {
        unchecked
        {
            return (int)text.Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619u);
        }
    }
}
