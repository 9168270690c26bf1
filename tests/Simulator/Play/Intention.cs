namespace RedProperty.Realtime.Simulator.Play;

/// <summary>
/// What a person means to do about a ticket that came to him, as shares of what the ticket itself allows: so the same person is quick in a
/// demonstration's seconds and in real life's hours.
/// </summary>
/// <param name="Acknowledge">Share of the response's allowance after which he answers; above 1 is too late; null is never.</param>
/// <param name="Propose">Share of the solution's allowance; null is never.</param>
/// <param name="Resolve">Share of the solution's allowance; null is never.</param>
public sealed record Intention(double? Acknowledge, double? Propose, double? Resolve)
{
    private const double Prompt = 0.72;
    private const double Late = 0.80;
    private const double Forgetful = 0.90;

    public static Intention Of(int seed, int index, int rung)
    {
        var dice = Choice.Of(seed, index, rung);
        var character = dice.NextDouble();
        var answer = 0.01 + (0.5 * Math.Pow(dice.NextDouble(), 3));
        var work = 0.02 + (0.6 * Math.Pow(dice.NextDouble(), 3));
        return character switch
        {
            < Prompt => new Intention(answer, work, work + 0.05),
            < Late => new Intention(1.05 + (0.3 * dice.NextDouble()), null, null),
            < Forgetful => new Intention(answer, null, null),
            _ => new Intention(null, null, null),
        };
    }
}
