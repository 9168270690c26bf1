using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using RedProperty.Realtime.Desk.Deadlines;

namespace RedProperty.Realtime.Desk.Layout;

/// <summary>The document around every page. Language and colours are right in its first byte; times count down in the browser from its clock mark.</summary>
public sealed partial class App
{
    // The attribute's own encoding keeps it safe.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Inject]
    private IStringLocalizer<Words> Say { get; set; } = null!;

    [Inject]
    private CityClock Clock { get; set; } = null!;

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    /// <summary>Sign-in and the pages of refusal work without a circuit.</summary>
    private IComponentRenderMode? Mode => Context.AcceptsInteractiveRouting() ? RenderMode.InteractiveServer : null;

    private string Theme => Context.Request.Cookies[Preferences.ThemeCookie] == Preferences.Dark ? Preferences.Dark : Preferences.Light;

    private long Now => Clock.Now.ToUnixTimeMilliseconds();

    private int OffsetMinutes => (int)Clock.UtcOffset.TotalMinutes;

    private string TimeWords => JsonSerializer.Serialize(TimeLeftText.Patterns(Say), Readable);
}
