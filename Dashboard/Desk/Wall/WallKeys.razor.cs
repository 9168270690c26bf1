using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.JSInterop;
using RedProperty.Realtime.Desk.Language;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Walls;

namespace RedProperty.Realtime.Desk.Wall;

/// <summary>The keys by which screens open a community's wall (大屏密钥): made, shown once, seen at work, revoked.</summary>
public sealed partial class WallKeys
{
    /// <summary>A wall is written down once a minute; after two without it, it is off.</summary>
    private static readonly TimeSpan OnFor = 2 * ReadWallKeys.SeenEvery;

    private Actor? actor;
    private Refusal? refusal;
    private IReadOnlyList<WallKey>? keys;
    private MadeWallKey? made;
    private string label = string.Empty;
    private string? fault;
    private string? asked;
    private bool isBusy;
    private bool isCopied;
    private bool isLight;

    [Parameter, EditorRequired]
    public string CommunityId { get; set; } = string.Empty;

    [Inject]
    private ReadWallKeys Reading { get; set; } = null!;

    [Inject]
    private MakeWallKey Making { get; set; } = null!;

    [Inject]
    private RevokeWallKey Revoking { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    private string Address =>
        Navigation.ToAbsoluteUri($"/wall/{Uri.EscapeDataString(CommunityId)}?key={made!.Secret}{(isLight ? "&theme=light" : string.Empty)}").ToString();

    protected override async Task OnInitializedAsync()
    {
        actor = await Current.Find();
        await ReadAnew();
        if (refusal is not null)
        {
            Refuse(StatusCodes.Status403Forbidden);
        }
        else if (RendererInfo.IsInteractive)
        {
            Every(TimeSpan.FromSeconds(10), ReadAnew);
        }
    }

    private protected override async Task Load()
    {
        var found = actor is null
            ? Refusal.Forbidden("Sign in first.")
            : await Reading.List(actor, CommunityId, Leaving);
        (refusal, keys) = (found.Refusal, found.Value);
        Draw();
    }

    private async Task Make()
    {
        if (isBusy)
        {
            return;
        }

        isBusy = true;
        (fault, isCopied) = (Say["WallKeys.NotReached"], false);
        await Guarded(async () =>
        {
            var answer = await Making.Make(actor!, CommunityId, label, Leaving);
            fault = answer.IsRefused ? TextOf(answer.Refusal) : null;
            if (!answer.IsRefused)
            {
                (made, label) = (answer.Value, string.Empty);
            }

            await Load();
        });
        isBusy = false;
    }

    private Task Revoke(WallKey key) => Guarded(async () =>
    {
        await Revoking.Revoke(actor!, CommunityId, key.Id, Leaving);
        asked = null;
        made = made?.Key.Id == key.Id ? null : made;
        await Load();
    });

    private async Task Copy()
    {
        await using var module = await Script.InvokeAsync<IJSObjectReference>("import", "./_content/RedProperty.Realtime.Desk/copy.js");
        isCopied = module is not null && await module.InvokeAsync<bool>("copy", "wall-address");
    }

    private string TextOf(Refusal answer) => answer.Code switch
    {
        RefusalCode.Invalid => Say["WallKeys.LabelFault", MakeWallKey.LongestLabel],
        RefusalCode.Conflict => Say["WallKeys.TooMany", MakeWallKey.MostKeys],
        _ => Say.Of(answer),
    };

    private string NameOf(string personId) => Rulebooks.Current.Organisation.FindPerson(personId)?.Name ?? personId;

    private bool IsOn(WallKey key) => key.SeenAt is { } at && Clock.Now - at < OnFor;

    private string SeenText(WallKey key) => key.SeenAt is not { } at
        ? Say["WallKeys.NeverSeen"]
        : IsOn(key) ? Say["WallKeys.On"] : Say["WallKeys.SeenAt", Clock.Short(at)];
}
