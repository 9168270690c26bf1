using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using RedProperty.Realtime.Desk.Language;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Photos;

namespace RedProperty.Realtime.Desk.Tickets;

/// <summary>Sends photos while the rest of a form is being filled in; the form names them when it is sent.</summary>
public sealed partial class PhotoPicker
{
    private string? fault;
    private bool isBusy;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = null!;

    /// <summary>Ids of what was sent so far.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<string> Kept { get; set; } = [];

    [Parameter]
    public EventCallback<IReadOnlyList<string>> OnChanged { get; set; }

    [Inject]
    private IStringLocalizer<Words> Say { get; set; } = null!;

    [Inject]
    private KeepPhoto Keep { get; set; } = null!;

    private async Task Choose(InputFileChangeEventArgs chosen)
    {
        fault = null;
        if (chosen.FileCount + Kept.Count > PhotoLimits.MostAtOnce)
        {
            fault = Say.Of(PhotoFaults.Of(PhotoFaults.TooMany, "photos"));
            return;
        }

        isBusy = true;
        try
        {
            var kept = new List<string>(Kept);
            foreach (var file in chosen.GetMultipleFiles(PhotoLimits.MostAtOnce))
            {
                var photo = await Send(file);
                if (photo.IsRefused)
                {
                    fault = $"{file.Name}: {Say.Of(photo.Refusal)}";
                    break;
                }

                kept.Add(photo.Value.Id);
            }

            await OnChanged.InvokeAsync(kept);
        }
        finally
        {
            isBusy = false;
        }
    }

    private async Task<Outcome<Photo>> Send(IBrowserFile file)
    {
        if (file.Size > PhotoLimits.LargestBytes)
        {
            return PhotoFaults.Of(PhotoFaults.TooLarge, "photos");
        }

        try
        {
            await using var stream = file.OpenReadStream(PhotoLimits.LargestBytes);
            return await Keep.Keep(Actor, stream, "photos", CancellationToken.None);
        }
        catch (StoreUnavailableException away)
        {
            return new Refusal(RefusalCode.Unavailable, away.Message);
        }
        catch (IOException)
        {
            // The browser gave it up: its file changed, or went away.
            return PhotoFaults.Of(PhotoFaults.Broken, "photos");
        }
    }
}
