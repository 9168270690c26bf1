using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RedProperty.Realtime.Domain.Searches;

namespace RedProperty.Realtime.Desk.Tickets;

/// <content>What the desk is narrowed to stands in its address, so that it can be kept as a bookmark or sent to somebody.</content>
public sealed partial class DeskPage
{
    [SupplyParameterFromQuery(Name = "q")]
    private string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "phase")]
    private string? Phase { get; set; }

    [SupplyParameterFromQuery(Name = "mark")]
    private string? Mark { get; set; }

    [SupplyParameterFromQuery(Name = "category")]
    private string? Category { get; set; }

    [SupplyParameterFromQuery(Name = "grid")]
    private string? Grid { get; set; }

    [SupplyParameterFromQuery(Name = "area")]
    private string? Area { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private bool IsArea => Area is not null;

    private TicketFilter Filter => TicketFilter.Read(Text, Phase, Mark, Category, Grid);

    private void Show(bool area) => Go(new Dictionary<string, object?> { ["area"] = area ? "1" : null });

    private void SwitchByKey(KeyboardEventArgs pressed)
    {
        if (pressed.Key is "ArrowLeft" or "ArrowRight")
        {
            Show(!IsArea);
        }
    }

    private void ShowAll() => Go(new Dictionary<string, object?> { ["q"] = null, ["phase"] = null, ["mark"] = null, ["category"] = null, ["grid"] = null });

    private void Narrow((string Name, string? Value) to) =>
        Go(new Dictionary<string, object?> { [to.Name] = string.IsNullOrWhiteSpace(to.Value) ? null : to.Value });

    /// <summary>One's own matters with that card; once more, and they are all there again.</summary>
    private string Marked(string mark) =>
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["mark"] = Mark == mark ? null : mark, ["area"] = null });

    private void Go(Dictionary<string, object?> query) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(query), new NavigationOptions { ReplaceHistoryEntry = true });
}
