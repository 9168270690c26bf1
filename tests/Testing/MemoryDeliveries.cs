using System.Collections.Concurrent;
using RedProperty.Realtime.Domain.Deliveries;

namespace RedProperty.Realtime.Testing;

/// <summary>The delivery book in memory, beside a <see cref="MemoryHouse"/> that knows the calls.</summary>
public sealed class MemoryDeliveries(MemoryHouse house) : IDeliveryBook
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Feed, string User, string Device), long> stands = [];
    private readonly List<Delivery> deliveries = [];
    private readonly HashSet<Call> judged = [];

    /// <summary>What devices have stored, newest last.</summary>
    public ConcurrentQueue<(string Feed, string UserId, long Sequence)> Receipts { get; } = [];

    public Task<IReadOnlyList<NewDelivery>> Record(IReadOnlyCollection<DeviceReceipt> receipts, CancellationToken cancellation)
    {
        var found = new List<NewDelivery>();
        lock (gate)
        {
            foreach (var receipt in receipts)
            {
                Receipts.Enqueue((receipt.Feed.Name, receipt.UserId, receipt.Sequence));
                var key = (receipt.Feed.Name, receipt.UserId, receipt.DeviceId);
                var before = stands.GetValueOrDefault(key);
                stands[key] = Math.Max(before, receipt.Sequence);
                found.AddRange(house.Calls
                    .Where(it => it.Feed == receipt.Feed.Name && it.Sequence > before && it.Sequence <= receipt.Sequence && it.Call.UserIds.Contains(receipt.UserId))
                    .Select(it => new NewDelivery(
                        new Delivery(it.Call.TicketId, it.Call.Version, receipt.UserId, receipt.DeviceId, receipt.At), it.Call.At)));
            }

            deliveries.AddRange(found.Select(it => it.Delivery));
        }

        return Task.FromResult<IReadOnlyList<NewDelivery>>(found);
    }

    public Task<IReadOnlyList<Delivery>> Of(string ticketId, CancellationToken cancellation)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<Delivery>>([.. deliveries.Where(delivery => delivery.TicketId == ticketId)]);
        }
    }

    public Task<IReadOnlyList<Call>> Unjudged(string communityId, DateTimeOffset now, int most, CancellationToken cancellation)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<Call>>([.. house.Calls.Select(it => it.Call)
                .Where(call => call.TicketId.StartsWith(communityId + ".", StringComparison.Ordinal) && call.At + Call.Patience <= now && !judged.Contains(call))
                .OrderBy(call => call.At).Take(most)]);
        }
    }

    public Task Judged(string communityId, IReadOnlyCollection<Call> calls, CancellationToken cancellation)
    {
        lock (gate)
        {
            judged.UnionWith(calls);
        }

        return Task.CompletedTask;
    }
}
