using System.Globalization;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Host.Rules;

/// <summary>What an organisation must not lose: grids in which something is still to be done, for nobody would find it again, and its last administrator.</summary>
internal sealed class RemovalGuard(ITicketQueries queries)
{
    public async Task<IReadOnlyList<DataFault>> Faults(string file, OrganisationChart now, OrganisationChart then, CancellationToken cancellation)
    {
        var faults = new List<DataFault>();
        if (HasAdministrator(now) && !HasAdministrator(then))
        {
            faults.Add(new DataFault(file, 0, "holder", "leaves nobody who administers; keep a holder on an administrator's post."));
        }

        foreach (var feed in Feeds(now).Except(Feeds(then)))
        {
            if ((await queries.OpenIn([feed], 1000, cancellation)).Count is > 0 and var open)
            {
                faults.Add(new DataFault(
                    file, 0, "id", string.Create(CultureInfo.InvariantCulture, $"'{feed.GridId}' is taken away or moved and has {open} open tickets; have them done first, or keep the grid where it is.")));
            }
        }

        return faults;
    }

    private static bool HasAdministrator(OrganisationChart chart) => chart.Posts.Any(post => post.Role == Role.Administrator && post.HolderIds.Count > 0);

    private static IEnumerable<Feed> Feeds(OrganisationChart chart) =>
        chart.Places.Where(place => place.Level == PlaceLevel.Community).SelectMany(place => chart.FeedsOf(place.Id));
}
