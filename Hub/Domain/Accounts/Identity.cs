using System.Globalization;
using System.Security.Claims;

namespace RedProperty.Realtime.Domain.Accounts;

/// <summary>What a token, a cookie or a connection says of whoever uses it: true when it was made, and asked of <see cref="Standings"/> with every act.</summary>
/// <param name="PersonId">Of the organisation.</param>
/// <param name="Account">The user name by which he signed in; null in what was made before this stood in it.</param>
/// <param name="SessionId">Of the session that is kept for his device or desk; null for a program that signs in for a shift.</param>
/// <param name="Since">When it was made, to the millisecond.</param>
public sealed record Identity(string PersonId, string? Account, string? SessionId, DateTimeOffset? Since)
{
    private const string AccountClaim = "account";
    private const string SessionClaim = "session";
    private const string SinceClaim = "since";

    /// <summary>Null when nobody is signed in.</summary>
    public static Identity? Of(ClaimsPrincipal? principal) => principal?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
        ? new Identity(
            id,
            principal.FindFirstValue(AccountClaim),
            principal.FindFirstValue(SessionClaim),
            long.TryParse(principal.FindFirstValue(SinceClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var since)
                ? DateTimeOffset.FromUnixTimeMilliseconds(since)
                : null)
        : null;

    /// <param name="name">The person's, for whoever shows it.</param>
    /// <param name="scheme">By which way of signing in.</param>
    public ClaimsPrincipal ToPrincipal(string name, string scheme)
    {
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, PersonId), new Claim(ClaimTypes.Name, name)], scheme);
        Add(AccountClaim, Account);
        Add(SessionClaim, SessionId);
        Add(SinceClaim, Since?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        return new ClaimsPrincipal(identity);

        void Add(string type, string? value)
        {
            if (value is not null)
            {
                identity.AddClaim(new Claim(type, value));
            }
        }
    }
}

/// <summary>Reading claims without a framework.</summary>
internal static class Claims
{
    public static string? FindFirstValue(this ClaimsPrincipal principal, string type) => principal.FindFirst(type)?.Value;
}
