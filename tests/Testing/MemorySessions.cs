using RedProperty.Realtime.Domain.Presences;
using RedProperty.Realtime.Domain.Sessions;

namespace RedProperty.Realtime.Testing;

/// <summary>Sessions of devices in memory.</summary>
public sealed class MemorySessions : ISessionStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, KeptSession> sessions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> ended = new(StringComparer.Ordinal);

    /// <summary>What every answer waits for; a failed task is a store that is away.</summary>
    public Task Answering { get; set; } = Task.CompletedTask;

    public async Task<KeptSession?> Find(string sessionId, CancellationToken cancellation)
    {
        await Answering;
        lock (gate)
        {
            return sessions.GetValueOrDefault(sessionId);
        }
    }

    public async Task<IReadOnlyList<KeptSession>> Open(KeptSession session, int most, CancellationToken cancellation)
    {
        await Answering;
        lock (gate)
        {
            var replaced = sessions.Values.Where(one => one.Device.Id == session.Device.Id).ToList();
            var isDesk = session.Device.Kind == DeviceKind.Desk;
            var others = Mine(session.UserName).Where(one => (one.Device.Kind == DeviceKind.Desk) == isDesk).Except(replaced).OrderBy(one => one.RenewableUntil).ToList();
            replaced.AddRange(others.Take(Math.Max(0, others.Count - most + 1)));
            replaced.ForEach(one => Remove(one, session.RenewedAt));
            sessions.Add(session.Id, session);
            return replaced;
        }
    }

    public async Task<bool> Renew(KeptSession renewed, CancellationToken cancellation)
    {
        await Answering;
        lock (gate)
        {
            var isThere = sessions.ContainsKey(renewed.Id);
            if (isThere)
            {
                sessions[renewed.Id] = renewed;
            }

            return isThere;
        }
    }

    public async Task<bool> End(KeptSession session, DateTimeOffset now, CancellationToken cancellation)
    {
        await Answering;
        lock (gate)
        {
            return Remove(session, now);
        }
    }

    public async Task<int> EndAll(string userName, string? except, DateTimeOffset now, CancellationToken cancellation)
    {
        await Answering;
        lock (gate)
        {
            ended[EndedSessions.MarkOf(userName)] = now + EndedSessions.Remembered;
            return Mine(userName).Where(one => one.Id != except).ToList().Count(one => Remove(one, now));
        }
    }

    public async Task<IReadOnlyList<KeptSession>> Of(string userName, CancellationToken cancellation)
    {
        await Answering;
        lock (gate)
        {
            return [.. Mine(userName).OrderByDescending(one => one.RenewedAt)];
        }
    }

    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> Ended(CancellationToken cancellation)
    {
        await Answering;
        lock (gate)
        {
            return new Dictionary<string, DateTimeOffset>(ended);
        }
    }

    private IEnumerable<KeptSession> Mine(string userName) =>
        sessions.Values.Where(one => string.Equals(one.UserName, userName, StringComparison.OrdinalIgnoreCase));

    private bool Remove(KeptSession session, DateTimeOffset now)
    {
        var isRemoved = sessions.Remove(session.Id);
        if (isRemoved)
        {
            ended[session.Id] = now + EndedSessions.Remembered;
        }

        return isRemoved;
    }
}
