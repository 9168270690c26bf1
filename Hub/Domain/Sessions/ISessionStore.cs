namespace RedProperty.Realtime.Domain.Sessions;

/// <summary>Keeps the sessions of devices, and for a while the ids of those that have ended.</summary>
public interface ISessionStore
{
    Task<KeptSession?> Find(string sessionId, CancellationToken cancellation);

    /// <summary>
    /// Keeps a new session and ends, in the same step, the one that its device had and those of the account that were renewed longest ago, beyond
    /// <paramref name="most"/>: of its desks for a desk, of its other devices for another.
    /// </summary>
    Task<IReadOnlyList<KeptSession>> Open(KeptSession session, int most, CancellationToken cancellation);

    /// <returns>False, and nothing is kept, when it has ended meanwhile.</returns>
    Task<bool> Renew(KeptSession renewed, CancellationToken cancellation);

    /// <summary>Ends a session; from this step on its id is among <see cref="Ended"/>.</summary>
    /// <returns>False when it had ended before.</returns>
    Task<bool> End(KeptSession session, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>
    /// Ends every session of an account; from then on the account's mark (<see cref="EndedSessions.MarkOf"/>) is among <see cref="Ended"/>, for what was
    /// signed in by it without a session.
    /// </summary>
    /// <param name="except">The id of a session that goes on; none when null.</param>
    /// <returns>How many have ended by this.</returns>
    Task<int> EndAll(string userName, string? except, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>The devices on which somebody is signed in by an account, last renewed first.</summary>
    Task<IReadOnlyList<KeptSession>> Of(string userName, CancellationToken cancellation);

    /// <summary>Ids of ended sessions, each until when it must be remembered: <see cref="EndedSessions.Remembered"/> after its end.</summary>
    Task<IReadOnlyDictionary<string, DateTimeOffset>> Ended(CancellationToken cancellation);
}
