using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Server.Open311;

/// <summary>Reads what Open311 shows to everybody.</summary>
internal sealed class ReadRequests(ITicketStore store, ITicketQueries queries, IRulebooks rulebooks, TimeProvider time)
{
    /// <summary>Kinds have no index of their own: a list of one kind is picked out of at most this many.</summary>
    private const int MostSearched = 20_000;

    private const int Readers = 16;

    private (OrganisationChart Chart, IReadOnlyList<Feed> Feeds) city = (OrganisationChart.Empty, []);

    public async Task<Open311Answer> List(Open311Call call, Parameters given, CancellationToken cancellation)
    {
        var rules = rulebooks.Current;
        var (filter, fault) = RequestFilter.Read(call, given, time.GetUtcNow(), rules.Calendar.UtcOffset);
        if (filter is null)
        {
            return fault!.Answer(call);
        }

        var tickets = filter.Ids.Count > 0 ? await Load(filter.Ids, cancellation)
            : filter.Codes.Count > 0 ? await Search(filter, cancellation)
            : (await queries.ReportedIn(CityFeeds(rules), filter.Status, filter.From, filter.To, filter.Page, filter.PageSize, cancellation)).Tickets;
        return tickets is not null
            ? RequestDocuments.List(call, tickets, rules)
            : Open311Fault.Bad(call.Say(
                "service_code：该时间段内的工单太多，请缩小 start_date 与 end_date 的范围。",
                "service_code: too many requests lie in this span; bring start_date and end_date closer together.")).Answer(call);
    }

    public async Task<Open311Answer> One(Open311Call call, string id, CancellationToken cancellation) =>
        await Load([id], cancellation) is [var ticket]
            ? RequestDocuments.List(call, [ticket], rulebooks.Current)
            : Unknown(call, "service_request_id").Answer(call);

    public async Task<Open311Answer> Token(Open311Call call, string token, CancellationToken cancellation)
    {
        var id = (await Load([token], cancellation)) is [var ticket] ? ticket.Id : await store.FindByTrackingCode(token, cancellation);
        return id is not null ? RequestDocuments.Token(call, id, token) : Unknown(call, "token").Answer(call);
    }

    private static Open311Fault Unknown(Open311Call call, string field) =>
        Open311Fault.Unknown(call.Say($"{field}：没有这个工单。", $"{field}: there is no such request."));

    private async Task<IReadOnlyList<Ticket>> Load(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var found = new Ticket?[ids.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Readers, CancellationToken = cancellation };
        await Parallel.ForAsync(0, ids.Count, options, async (i, token) =>
            found[i] = TicketId.TryParseCommunity(ids[i], out _) ? (await store.Load(ids[i], null, token)).Ticket : null);
        return [.. found.OfType<Ticket>()];
    }

    /// <summary>Null when there is too much to search.</summary>
    private async Task<IReadOnlyList<Ticket>?> Search(RequestFilter filter, CancellationToken cancellation)
    {
        var feeds = CityFeeds(rulebooks.Current);
        var wanted = (long)filter.Page * filter.PageSize;
        var found = new List<Ticket>();
        for (var page = 1; found.Count < wanted; page++)
        {
            var read = await queries.ReportedIn(feeds, filter.Status, filter.From, filter.To, page, RequestFilter.MostAtOnce, cancellation);
            found.AddRange(read.Tickets.Where(ticket => filter.Codes.Contains(ticket.Kind)));
            if (read.Tickets.Count < RequestFilter.MostAtOnce)
            {
                break;
            }

            if (page * RequestFilter.MostAtOnce >= MostSearched)
            {
                return null;
            }
        }

        return [.. found.Skip((filter.Page - 1) * filter.PageSize).Take(filter.PageSize)];
    }

    private IReadOnlyList<Feed> CityFeeds(Rulebook rules)
    {
        var chart = rules.Organisation;
        if (!ReferenceEquals(city.Chart, chart))
        {
            city = (chart, [.. chart.Places.Where(place => place.Level == PlaceLevel.City).SelectMany(place => chart.FeedsOf(place.Id))]);
        }

        return city.Feeds;
    }
}
