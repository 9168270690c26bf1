using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using RedProperty.Realtime.Desk.Language;
using RedProperty.Realtime.Desk.Layout;
using RedProperty.Realtime.Domain.Boards;
using RedProperty.Realtime.Domain.Publication;

namespace RedProperty.Realtime.Desk.Boards;

/// <summary>Who answers for what at a building (公示牌): what the corridor's code opens besides the report form.</summary>
public sealed partial class BoardDocument
{
    [Parameter, EditorRequired]
    public Board Board { get; set; } = null!;

    [CascadingParameter]
    private HttpContext? Context { get; set; }

    /// <summary>Null: as the reader's device is set.</summary>
    private string? Theme => Context?.Request.Cookies[Preferences.ThemeCookie] is Preferences.Dark or Preferences.Light
        ? Context.Request.Cookies[Preferences.ThemeCookie]
        : null;

    private string Here => BoardRoutes.Of(Board.Building.Id);

    private string FirstLimit => Board.Ordinary is [var first, ..] ? Say.Of(first.Allowance) : string.Empty;

    /// <summary>The company's lasting ones, services and fees, stand with the company.</summary>
    private IReadOnlyList<Notice> OfOthers => [.. (Board.Notices ?? []).Where(notice => !BoardCompany.IsLasting(notice))];
}
