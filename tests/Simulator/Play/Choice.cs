namespace RedProperty.Realtime.Simulator.Play;

/// <summary>Dice that fall the same way for the same seed, report and occasion, in whatever order things happen.</summary>
internal static class Choice
{
    // Two primes spread neighbouring reports over the generator's seeds.
    public static Random Of(int seed, int index, int occasion) => new(unchecked((seed * 486_187_739) + (index * 16_777_619) + occasion));
}
