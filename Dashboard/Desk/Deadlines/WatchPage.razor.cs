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
public sealed partial class WatchPage
{
    public const string Path = "/watch";

    private bool? isAllowed;
    private OrganisationChart? seen;
    private IReadOnlyList<VacantPost> vacant = [];
    private IReadOnlyDictionary<string, long>? passed;
    private IDisposable? subscription;

    [Inject]
    private IDeadlineWatch Watch { get; set; } = null!;

    [Inject]
    private IDayFigures Figures { get; set; } = null!;

    public override void Dispose()
    {
        subscription?.Dispose();
        base.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        isAllowed = await Current.Find() is { } actor && actor.Holds(Role.Administrator);
        if (isAllowed is false)
        {
            Refuse(StatusCodes.Status403Forbidden);
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
        await ReadAnew();

        // Signs of life come every few seconds; the figures of passed posts need not be as fresh.
        Every(TimeSpan.FromSeconds(1), () =>
        {
            StateHasChanged();
            return Task.CompletedTask;
        });
        Every(TimeSpan.FromSeconds(10), ReadAnew);
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

    private protected override async Task Load()
    {
        LookForVacantPosts();
        string[] communities = [.. seen!.Places.Where(place => place.Level == PlaceLevel.Community).Select(place => place.Id)];
        passed = vacant.Count == 0 ? null : await Figures.Sum(communities, Clock.Today, Clock.Today, Leaving);
        Draw();
    }
}
