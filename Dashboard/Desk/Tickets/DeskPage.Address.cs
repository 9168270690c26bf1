using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tickets;

/// <content>What the desk is narrowed to stands in its address.</content>
public sealed partial class DeskPage
{
    private static readonly Phase[] Open = [Domain.Tickets.Phase.Reported, Domain.Tickets.Phase.Acknowledged, Domain.Tickets.Phase.Planned];

    [SupplyParameterFromQuery(Name = "q")]
    private string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "phase")]
    private string? Phase { get; set; }

    [SupplyParameterFromQuery(Name = "area")]
    private string? Area { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private bool IsArea => Area is not null;

    private TicketFilter Filter => new(Text, Enum.TryParse<Phase>(Phase, out var phase) ? phase : null);

    private void Show(bool area) => Go(new Dictionary<string, object?> { ["area"] = area ? "1" : null });

    private void SwitchByKey(KeyboardEventArgs pressed)
    {
        if (pressed.Key is "ArrowLeft" or "ArrowRight")
        {
            Show(!IsArea);
        }
    }

    private void Narrow(string? text, string? phase) => Go(new Dictionary<string, object?>
    {
        ["q"] = string.IsNullOrWhiteSpace(text) ? null : text,
        ["phase"] = string.IsNullOrEmpty(phase) ? null : phase,
    });

    private void Go(Dictionary<string, object?> query) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(query), new NavigationOptions { ReplaceHistoryEntry = true });
}
