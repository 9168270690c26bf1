namespace RedProperty.Realtime.Testing.Chaos;

/// <summary>What becomes of a connection.</summary>
public enum Trouble
{
    /// <summary>Both ends are reset.</summary>
    Cut,

    /// <summary>One end is told that the other has nothing more to say; the other is told nothing, and cut later.</summary>
    HalfClose,

    /// <summary>Everything is swallowed in both directions, nobody is told, and it is cut later.</summary>
    BlackHole,

    /// <summary>Every piece is held up for a while, and it is cut later.</summary>
    Delay,
}

/// <summary>The trouble that waits for one connection.</summary>
/// <param name="After">From its beginning.</param>
/// <param name="Lasts">From the trouble to the cut.</param>
/// <param name="IsTowardsHub">Which end a half-close is told to.</param>
/// <param name="HoldUp">How long a piece is held up.</param>
internal sealed record Fate(Trouble Trouble, TimeSpan After, TimeSpan Lasts, bool IsTowardsHub, TimeSpan HoldUp)
{
    private static readonly (TimeSpan Least, TimeSpan Most) Life = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(40));
    private static readonly (TimeSpan Least, TimeSpan Most) Agony = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(8));
    private static readonly (TimeSpan Least, TimeSpan Most) Holding = (TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(600));

    public static Fate Draw(Random dice) => new(
        (Trouble)dice.Next(Enum.GetValues<Trouble>().Length), Between(Life, dice), Between(Agony, dice), dice.Next(2) == 0, Between(Holding, dice));

    private static TimeSpan Between((TimeSpan Least, TimeSpan Most) bounds, Random dice) =>
        bounds.Least + ((bounds.Most - bounds.Least) * dice.NextDouble());
}
