using Microsoft.AspNetCore.Components;
using RedProperty.Realtime.Desk.Language;
using RedProperty.Realtime.Domain.Audit;

namespace RedProperty.Realtime.Desk.Administration;

/// <summary>Who changed what, and when (操作日志): newest first, filtered by the address.</summary>
public sealed partial class AuditPage
{
    private const int PageSize = 50;
    private const int VersionLength = 8;

    private AuditPageView? shown;
    private Domain.Audit.AuditPage? page;

    [SupplyParameterFromQuery(Name = "what")]
    private string? What { get; set; }

    [SupplyParameterFromQuery(Name = "by")]
    private string? By { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? Page { get; set; }

    [Inject]
    private IAuditLog AuditLog { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private int Number => int.TryParse(Page, out var number) && number is >= 1 and <= AuditFilter.LastPage ? number : 1;

    private bool IsNarrowed => !string.IsNullOrEmpty(What) || !string.IsNullOrWhiteSpace(By) || Number > 1;

    protected override async Task OnParametersSetAsync()
    {
        if (IsAllowed is true && shown != new AuditPageView(What, By, Number))
        {
            await ReadAnew();
        }
    }

    private protected override async Task Load()
    {
        page = await AuditLog.Read(new AuditFilter(What, By), Number, PageSize, Leaving);
        shown = new AuditPageView(What, By, Number);
        Draw();
    }

    private static string AddressOf(string? what, string? by, int number) =>
        $"/admin/audit?what={Uri.EscapeDataString(what ?? string.Empty)}&by={Uri.EscapeDataString(by ?? string.Empty)}&page={number}";

    private void Go(string? what, string? by, int number) => Navigation.NavigateTo(AddressOf(what, by, number));

    private string Details(AuditEntry entry) => string.Join(
        Wording.IsEnglish ? "; " : "；", entry.Details.Select(detail => $"{Say[$"AuditDetail.{detail.Key}"].Value} {ValueOf(detail.Key, detail.Value)}"));

    private string ValueOf(string name, string value) => name switch
    {
        "by" => Say[$"Publisher.{value}"],
        "kind" => Say[$"NoticeKind.{value}"],
        "scope" or "communityId" or "placeId" => PlaceWords.Name(value, Rulebooks.Current),
        "version" when value.Length > VersionLength => value[..VersionLength],
        _ => value,
    };

    private sealed record AuditPageView(string? What, string? By, int Number);
}
