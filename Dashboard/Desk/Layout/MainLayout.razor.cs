using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using RedProperty.Realtime.Desk.Accounts;
using RedProperty.Realtime.Desk.Language;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;

namespace RedProperty.Realtime.Desk.Layout;

/// <summary>The frame of the working pages: where one is, who one is, and the way out.</summary>
public sealed partial class MainLayout : IDisposable
{
    public const string IsDarkName = "IsDark";

    private Actor? actor;
    private ErrorBoundary? boundary;

    [CascadingParameter(Name = IsDarkName)]
    private bool IsDark { get; set; }

    [Inject]
    private IStringLocalizer<Words> Say { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private IRulebooks Rulebooks { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private static string OtherLanguage => Wording.IsEnglish ? Preferences.Chinese : Preferences.English;

    private string OtherTheme => IsDark ? Preferences.Light : Preferences.Dark;

    private string Here => "/" + Navigation.ToBaseRelativePath(Navigation.Uri).Split('#')[0];

    private string Initial => actor is { Name.Length: > 0 } ? actor.Name[..1] : "·";

    private string FirstPost => actor is { Posts: [var post, ..] } ? $"{Say.Of(post.Role)} · {PlaceName(post.PlaceId)}" : Say["Me.NoPost"];

    /// <summary>The wall of one's own community; upper levels come to theirs from their own pages.</summary>
    private string? WallCommunity => actor is null ? null : actor.Communities(Rulebooks.Current.Organisation) is [var first, ..] ? first : null;

    public void Dispose() => Navigation.LocationChanged -= OnMoved;

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnMoved;
        actor = await Current.Find();
    }

    private void OnMoved(object? sender, LocationChangedEventArgs moved) => _ = InvokeAsync(() =>
    {
        boundary?.Recover();
        StateHasChanged();
    });

    private string PlaceName(string placeId) => Rulebooks.Current.Organisation.FindPlace(placeId) is { } place ? Wording.NameOf(place) : placeId;
}
