using System.Globalization;
using Microsoft.AspNetCore.Components;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Searches;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Search;

/// <summary>Finding a ticket within one's posts. It looks when it is asked, not with every key; what it has found stays current by itself.</summary>
public sealed partial class SearchPage
{
    internal const string Path = "/search";
    private const int PageSize = 50;

    private Actor? actor;
    private HashSet<Feed> feeds = [];
    private SearchAnswer? answer;
    private Refusal? refusal;
    private string? searched;
    private DateTimeOffset searchedAt;
    private CancellationTokenSource? looking;

    [SupplyParameterFromQuery(Name = "q")]
    private string? Query { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? Page { get; set; }

    [Inject]
    private SearchTickets Search { get; set; } = null!;

    private string Title => string.IsNullOrWhiteSpace(Query) ? Say["Search.Title"] : $"{Query} · {Say["Search.Title"]}";

    private int Pages => answer is null ? 0 : (answer.Hits.Count + PageSize - 1) / PageSize;

    private int PageNumber => int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, Math.Max(1, Pages)) : 1;

    private int First => (PageNumber - 1) * PageSize;

    private List<SearchHit> Shown => answer is null ? [] : [.. answer.Hits.Skip(First).Take(PageSize)];

    /// <summary>Where the answer to this stands.</summary>
    internal static string AddressOf(string? query, int page = 1) => string.IsNullOrWhiteSpace(query)
        ? Path
        : $"{Path}?q={Uri.EscapeDataString(query.Trim())}{(page > 1 ? $"&page={page.ToString(CultureInfo.InvariantCulture)}" : string.Empty)}";

    public override void Dispose()
    {
        looking?.Cancel();
        looking?.Dispose();
        base.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && await Current.Find() is { } found)
        {
            actor = found;
            feeds = [.. actor.Feeds(Rulebooks.Current.Organisation)];
            await Follow(IsShown, feeds.Contains, Take);
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (actor is not null && searched != Query)
        {
            (answer, refusal) = (null, null);
            await ReadAnew();
        }
    }

    private protected override async Task Load()
    {
        // A question that was followed by another needs no answer.
        looking?.Cancel();
        looking?.Dispose();
        var mine = looking = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        searched = Query;
        try
        {
            var outcome = await Search.Find(actor!, Query, null, mine.Token);
            if (mine == looking)
            {
                (answer, refusal, searchedAt) = (outcome.Value, outcome.Refusal, Clock.Now);
                Draw();
            }
        }
        catch (OperationCanceledException) when (mine != looking)
        {
            // The next one is under way.
        }
    }

    private bool IsShown(TicketEvent ticketEvent) => answer?.Hits.Any(hit => hit.Ticket.Id == ticketEvent.Ticket.Id) == true;

    /// <summary>What was found stays in its place and shows how it stands now; what somebody may no longer see goes.</summary>
    private Task Take(IReadOnlyList<TicketEvent> events)
    {
        if (answer is not null)
        {
            var newest = events.Select(ticketEvent => ticketEvent.Ticket).GroupBy(ticket => ticket.Id).ToDictionary(group => group.Key, group => group.MaxBy(ticket => ticket.Version)!);
            var chart = Rulebooks.Current.Organisation;
            answer = answer with
            {
                Hits = [.. answer.Hits
                    .Select(hit => newest.TryGetValue(hit.Ticket.Id, out var ticket) && ticket.Version > hit.Ticket.Version ? hit with { Ticket = ticket } : hit)
                    .Where(hit => TicketAuthority.MaySee(actor!, hit.Ticket, chart) && (hit.By != FoundBy.Phone || TicketAuthority.MaySeeResident(actor!, hit.Ticket)))],
            };
            Draw();
        }

        return Task.CompletedTask;
    }
}
