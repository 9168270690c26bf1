using MudBlazor;
using RedProperty.Realtime.Domain.Catalogue;

namespace RedProperty.Realtime.Desk.Residents;

/// <summary>A picture for each kind of matter, and which kinds stand in front: what residents of our courtyards report most.</summary>
internal static class KindIcons
{
    /// <summary>Twelve fit a phone's screen as three rows of four.</summary>
    private const int MostInFront = 12;

    private static readonly (string Code, string Icon)[] Usual =
    [
        ("lamp-out", Icons.Material.Filled.Lightbulb),
        ("lift-stopped", Icons.Material.Filled.Elevator),
        ("water-leak", Icons.Material.Filled.WaterDrop),
        ("no-water", Icons.Material.Filled.FormatColorReset),
        ("no-power", Icons.Material.Filled.PowerOff),
        ("drain-broken", Icons.Material.Filled.Plumbing),
        ("heating-fault", Icons.Material.Filled.Thermostat),
        ("corridor-clutter", Icons.Material.Filled.Inventory2),
        ("bin-overflow", Icons.Material.Filled.DeleteOutline),
        ("parking-dispute", Icons.Material.Filled.LocalParking),
        ("noise", Icons.Material.Filled.VolumeUp),
        ("access-control-fault", Icons.Material.Filled.MeetingRoom),
    ];

    private static readonly Dictionary<string, string> OfKind = Usual.ToDictionary(pair => pair.Code, pair => pair.Icon, StringComparer.Ordinal);

    private static readonly Dictionary<string, string> OfCategory = new(StringComparer.Ordinal)
    {
        ["facilities"] = Icons.Material.Filled.Build,
        ["order"] = Icons.Material.Filled.Groups,
        ["cleanliness"] = Icons.Material.Filled.CleaningServices,
        ["greening"] = Icons.Material.Filled.Park,
        ["safety"] = Icons.Material.Filled.LocalFireDepartment,
        ["building"] = Icons.Material.Filled.Apartment,
        ["service"] = Icons.Material.Filled.SupportAgent,
    };

    public static string Of(TicketKind kind) =>
        OfKind.GetValueOrDefault(kind.Code) ?? OfCategory.GetValueOrDefault(kind.CategoryCode) ?? Icons.Material.Filled.ModeComment;

    /// <summary>The usual kinds that this city's catalogue has, and as many of its others as there is room for.</summary>
    public static IReadOnlyList<TicketKind> InFront(KindCatalogue catalogue) =>
        [.. Usual.Select(pair => catalogue.Find(pair.Code)).OfType<TicketKind>().Concat(catalogue.Kinds).Distinct().Take(MostInFront)];
}
