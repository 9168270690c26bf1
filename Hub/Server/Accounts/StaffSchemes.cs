using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using RedProperty.Realtime.Domain.Sessions;

namespace RedProperty.Realtime.Server.Accounts;

/// <summary>How people prove who they are.</summary>
public static class StaffSchemes
{
    /// <summary>The default: <see cref="Bearer"/> when a token comes along, else <see cref="Cookies"/>.</summary>
    public const string Any = "Staff";

    /// <summary>Tablets and programs; from <c>POST /api/sessions</c>.</summary>
    public const string Bearer = BearerTokenDefaults.AuthenticationScheme;

    /// <summary>The Desk.</summary>
    public const string Cookies = CookieAuthenticationDefaults.AuthenticationScheme;

    /// <summary>Policy of what only administrators (系统管理员) may do.</summary>
    public const string Administrators = "Administrators";

    /// <summary>A shift: 12 hours.</summary>
    public static readonly TimeSpan TokenLife = TimeSpan.FromHours(12);

    /// <summary>A cookie says who signed in; how long that holds, the session's record says: at most <see cref="DeskPolicy.LongestLife"/>.</summary>
    public static readonly TimeSpan CookieLife = DeskPolicy.LongestLife;
}
