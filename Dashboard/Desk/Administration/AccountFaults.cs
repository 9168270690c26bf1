using Microsoft.Extensions.Localization;
using RedProperty.Realtime.Desk.Language;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;

namespace RedProperty.Realtime.Desk.Administration;

/// <summary>Why an account or a key was refused, with the way out.</summary>
internal static class AccountFaults
{
    public static string Of(IStringLocalizer<Words> say, Refusal refusal) => (refusal.Code, FieldOf(refusal)) switch
    {
        (RefusalCode.Invalid, "password") => say["Account.PasswordFault", OpenAccounts.ShortestPassword, SignIn.LongestPassword],
        (RefusalCode.Invalid, "userName") => say["Account.NameFault", SignIn.LongestUserName],
        (RefusalCode.Invalid, "personId") => say["Account.PersonFault"],
        (RefusalCode.Invalid, "client") => say["ApiKeys.ClientFault"],
        (RefusalCode.Conflict, null) => say["Account.Own"],
        _ => say.Of(refusal),
    };

    /// <summary>Of <c>[0].password</c> the last word.</summary>
    private static string? FieldOf(Refusal refusal) => refusal.Field?.Split('.')[^1];
}
