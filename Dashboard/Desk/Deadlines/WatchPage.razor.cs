using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Desk.Accounts;
using RedProperty.Realtime.Desk.Feeds;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Figures;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Desk.Deadlines;

/// <summary>Who watches the deadlines, and which posts stand empty: what an administrator is to put right (时限看护). Live.</summary>
public sealed partial class WatchPage : IDisposable
{
    public const string Path = "/watch";

    private readonly CancellationTokenSource left = new();
    private readonly CancellationToken leaving;
    private bool? isAllowed;
    private bool isStale;
    private OrganisationChart? seen;
    private IReadOnlyList<VacantPost> vacant = [];
    private IReadOnlyDictionary<string, long>? passed;
    private IDisposable? subscription;

    public WatchPage() => leaving = left.Token;

    [CascadingParameter]
    private HttpContext? Context { get; set; }

    [Inject]
    private IStringLocalizer<Words> Say { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private IDeadlineWatch Watch { get; set; } = null!;

    [Inject]
    private IRulebooks Rulebooks { get; set; } = null!;

    [Inject]
    private IDayFigures Figures { get; set; } = null!;

    [Inject]
    private CityClock Clock { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private ILogger<WatchPage> Logger { get; set; } = null!;

    public void Dispose()
    {
        subscription?.Dispose();
        left.Cancel();
        left.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        isAllowed = await Current.Find() is { } actor && actor.Holds(Role.Administrator);
        if (isAllowed is false && Context is { Response.HasStarted: false })
        {
            Context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }

        if (isAllowed is true)
        {
            LookForVacantPosts();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || isAllowed is not true)
        {
            return;
        }

        subscription = Watch.OnChanged(() => _ = InvokeAsync(StateHasChanged));
        await Count();

        // Signs of life come every few seconds; the figures of passed posts need not be as fresh.
        _ = Rounds.Every(TimeSpan.FromSeconds(1), Time, () => InvokeAsync(StateHasChanged), leaving);
        _ = Rounds.Every(TimeSpan.FromSeconds(10), Time, () => InvokeAsync(Count), leaving);
    }

    /// <summary>A chart is immutable: only another one is searched anew.</summary>
    private void LookForVacantPosts()
    {
        var chart = Rulebooks.Current.Organisation;
        if (!ReferenceEquals(chart, seen))
        {
            (seen, vacant) = (chart, VacantPosts.In(chart));
        }
    }

    private async Task Count()
    {
        LookForVacantPosts();
        try
        {
            string[] communities = [.. seen!.Places.Where(place => place.Level == PlaceLevel.Community).Select(place => place.Id)];
            passed = vacant.Count == 0 ? null : await Figures.Sum(communities, Clock.Today, Clock.Today, leaving);
            isStale = false;
        }
        catch (StoreUnavailableException fault)
        {
            Log.WatchNotCounted(Logger, fault);
            isStale = true;
        }

        StateHasChanged();
    }
}
