using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using RedProperty.Realtime.Desk.Feeds;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Figures;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Areas;

/// <summary>A street, district or city (区域汇总): its figures and those of the places in it, the worst first. Live.</summary>
public sealed partial class AreaPage : LivePage
{
    private Actor? actor;
    private Place? place;
    private string? refusal;
    private AreaRow? whole;
    private IReadOnlyList<AreaRow> rows = [];
    private IReadOnlySet<string> roots = new HashSet<string>();
    private CityFigures? shown;

    [Parameter]
    public string PlaceId { get; set; } = string.Empty;

    [SupplyParameterFromQuery(Name = "sort")]
    private string? Sort { get; set; }

    [Inject]
    private AreaFigures Figures { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private AreaOrder Order => Enum.TryParse<AreaOrder>(Sort, ignoreCase: true, out var order) && Enum.IsDefined(order) ? order : AreaOrder.Worst;

    protected override async Task OnParametersSetAsync()
    {
        actor ??= await Current.Find();
        var chart = Rulebooks.Current.Organisation;
        place = chart.FindPlace(PlaceId) is { Level: <= PlaceLevel.Street } found ? found : null;
        refusal = place is null ? "Area.Unknown" : actor is null || !TicketAuthority.MaySeePlace(actor, PlaceId, chart) ? "Area.Forbidden" : null;
        if (refusal is not null)
        {
            place = null;
            Refuse(refusal == "Area.Unknown" ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden);
            return;
        }

        roots = AreaHead.RootsOf(actor!);
        if (shown is not null)
        {
            Arrange(shown);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && refusal is null)
        {
            await ReadAnew();
            Every(AreaFigures.Pace, ReadAnew);
        }
    }

    private protected override async Task Load()
    {
        if (place is null)
        {
            return;
        }

        shown = await Figures.Read(Leaving);
        Arrange(shown);
        Draw();
    }

    private void Arrange(CityFigures city)
    {
        var chart = Rulebooks.Current.Organisation;
        whole = new AreaRow(place!, city.Of(place!.Id, chart));
        rows = AreaOrders.Sort(chart.ChildrenOf(place.Id).Select(child => new AreaRow(child, city.Of(child.Id, chart))), Order);
    }

    private string SortedBy(AreaOrder order) =>
        Navigation.GetUriWithQueryParameter("sort", order == AreaOrder.Worst ? null : order.ToString().ToLowerInvariant());
}
