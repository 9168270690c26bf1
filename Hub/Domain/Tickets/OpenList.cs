using System.Collections.ObjectModel;
using System.Runtime.InteropServices;

namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>
/// Open tickets as they stand at one moment, soonest limit first. Hundreds of desks look at the same list several times a second: what each of them asks
/// of it is worked out once, by the first that asks, and not ten thousand tickets long for each.
/// </summary>
public sealed class OpenList : ReadOnlyCollection<Ticket>
{
    private readonly Lazy<Dictionary<string, List<Ticket>>> byHolder;
    private readonly Lazy<Dictionary<string, List<Ticket>>> byGrid;
    private readonly Lazy<Ticket[]> extended;

    /// <param name="tickets">Soonest limit first.</param>
    internal OpenList(Ticket[] tickets)
        : base(tickets)
    {
        byHolder = new(ByHolder);
        byGrid = new(ByGrid);
        extended = new(() => [.. Items.Where(static ticket => ticket.Extensions is { Count: > 0 })]);
    }

    /// <summary>Those for which somebody asked for more time, decided or not.</summary>
    public IReadOnlyList<Ticket> Extended => extended.Value;

    /// <summary>What one person answers for.</summary>
    public IReadOnlyList<Ticket> HeldBy(string userId) => byHolder.Value.TryGetValue(userId, out var held) ? held : [];

    /// <summary>Of these grids; the list of a single one is shared like the whole.</summary>
    public IReadOnlyList<Ticket> In(IReadOnlySet<string> grids) => grids.Count == 1
        ? byGrid.Value.TryGetValue(grids.Single(), out var own) ? own : []
        : [.. Items.Where(ticket => grids.Contains(ticket.Place.Grid))];

    // Both run with every event of a busy community: nothing is made for a single ticket.
    private Dictionary<string, List<Ticket>> ByHolder()
    {
        var sorted = new Dictionary<string, List<Ticket>>(StringComparer.Ordinal);
        foreach (var ticket in Items)
        {
            for (var i = 0; i < ticket.Holders.Count; i++)
            {
                var list = ListOf(sorted, ticket.Holders[i].UserId);
                if (list.Count == 0 || !ReferenceEquals(list[^1], ticket))
                {
                    list.Add(ticket);
                }
            }
        }

        return sorted;
    }

    private Dictionary<string, List<Ticket>> ByGrid()
    {
        var sorted = new Dictionary<string, List<Ticket>>(StringComparer.Ordinal);
        foreach (var ticket in Items)
        {
            ListOf(sorted, ticket.Place.Grid).Add(ticket);
        }

        return sorted;
    }

    private static List<Ticket> ListOf(Dictionary<string, List<Ticket>> sorted, string key)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(sorted, key, out _);
        return list ??= [];
    }
}
