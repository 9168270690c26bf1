using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using RedProperty.Realtime.Desk.Deadlines;
using RedProperty.Realtime.Desk.Language;
using RedProperty.Realtime.Desk.Layout;

namespace RedProperty.Realtime.Desk.Residents;

/// <summary>Language by the reader's own choice, light or dark by his device.</summary>
public sealed partial class PublicFrame
{
    [Parameter, EditorRequired]
    public string Title { get; set; } = string.Empty;

    [Parameter, EditorRequired]
    public RenderFragment ChildContent { get; set; } = null!;

    /// <summary>Seconds after which a browser without JavaScript loads the page anew; null where something may be being typed.</summary>
    [Parameter]
    public int? RefreshEvery { get; set; }

    [CascadingParameter]
    private HttpContext? Context { get; set; }

    private static string OtherLanguage => Wording.IsEnglish ? Preferences.Chinese : Preferences.English;

    private string Here => Context is null ? LocalUrl.Home : Context.Request.Path + Context.Request.QueryString.ToString();

    /// <summary>What residents.js needs to count on in the same words.</summary>
    private string Words => JsonSerializer.Serialize(new Dictionary<string, string>(TimeLeftText.Patterns(Say))
    {
        ["remove"] = Say["Resident.Photos.Remove"],
        ["tooMany"] = Say["Resident.Photos.TooMany", ResidentForm.MostPhotos],
        ["sending"] = Say["Resident.Sending"],
        ["copied"] = Say["Resident.Link.Copied"],
    });
}
