namespace RedProperty.Realtime.Domain.Hotline;

/// <summary>What an intake did, or what it would do.</summary>
/// <param name="IsDryRun">Nothing was written.</param>
/// <param name="Lines">Below the header.</param>
/// <param name="New">Taken in, or to be taken in.</param>
/// <param name="Known">Cases that are there already: the same file again adds nothing.</param>
/// <param name="FaultyLines">Left out; corrected, they are taken in by the next upload.</param>
/// <param name="Faults">The first <see cref="MostFaults"/> of them, by line.</param>
/// <param name="First">The first few of <paramref name="New"/>, to be looked at.</param>
public sealed record IntakeAnswer(
    bool IsDryRun, int Lines, int New, int Known, int FaultyLines, IReadOnlyList<IntakeFault> Faults, IReadOnlyList<HotlineReport> First)
{
    /// <summary>Whoever has corrected so many looks again anyway.</summary>
    public const int MostFaults = 200;

    public const int MostShown = 10;

    /// <summary>The hotline's words for kinds that belong to nothing yet, most frequent first.</summary>
    public IReadOnlyList<string> UnknownKinds { get; init; } = [];
}
