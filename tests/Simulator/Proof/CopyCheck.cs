using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Simulator.Play;

namespace RedProperty.Realtime.Simulator.Proof;

/// <summary>Compares what each watching device holds with what the program holds. The program goes on meanwhile, so a device may be ahead.</summary>
public static class CopyCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>How many (device, ticket) pairs stay behind the program.</summary>
    public static async Task<int> CountBehind(Staff staff, IReadOnlyCollection<TicketSnapshot> tickets, CancellationToken cancellation)
    {
        var byFeed = tickets.ToLookup(ticket => ticket.Feed, StringComparer.Ordinal);
        var open = staff.Watchers
            .SelectMany(member => member.Client.Cursors.Keys.SelectMany(feed => byFeed[feed]).Select(ticket => (member, ticket)))
            .ToList();
        for (var waited = TimeSpan.Zero; ; waited += Look)
        {
            open.RemoveAll(pair => pair.member.Client.Find(pair.ticket.Id) is { } copy && IsAsNew(copy, pair.ticket));
            if (open.Count == 0 || waited >= Patience)
            {
                return open.Count;
            }

            await Task.Delay(Look, cancellation);
        }
    }

    private static bool IsAsNew(TicketSnapshot copy, TicketSnapshot truth) =>
        copy.Version > truth.Version
        || (copy.Version == truth.Version && copy.Phase == truth.Phase && copy.Rung == truth.Rung && copy.Deadlines.SequenceEqual(truth.Deadlines));
}
