using RedProperty.Realtime.Domain.Audit;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Accounts;

/// <summary>An account as an administrator sees it; of the password nothing.</summary>
/// <param name="Person">Null when the person has left the organisation: nobody can sign in by it.</param>
public sealed record AccountLine(string UserName, string PersonId, Person? Person, bool IsDisabled, DateTimeOffset? SignedInAt);

/// <summary>Lists accounts, sets passwords anew, closes and opens them (账号管理).</summary>
public sealed class KeepAccounts(IAccountStore accounts, IPasswords passwords, IRulebooks rulebooks, ShutOut shutOut, KeepAudit audit)
{
    /// <summary>By user name.</summary>
    public async Task<IReadOnlyList<AccountLine>> List(CancellationToken cancellation)
    {
        var chart = rulebooks.Current.Organisation;
        var signedIn = await accounts.SignedIn(cancellation);
        return
        [
            .. (await accounts.All(cancellation)).OrderBy(account => account.UserName, StringComparer.Ordinal).Select(account => new AccountLine(
                account.UserName, account.PersonId, chart.FindPerson(account.PersonId), account.IsDisabled,
                signedIn.TryGetValue(account.UserName.ToLowerInvariant(), out var at) ? at : null)),
        ];
    }

    public async Task<Outcome<AccountLine>> SetPassword(Actor by, string userName, string? password, CancellationToken cancellation)
    {
        if (await accounts.Find(userName, cancellation) is not { } account)
        {
            return Unknown(userName);
        }

        if ((TicketText.CheckRequired("password", password, SignIn.LongestPassword) ?? TooShort(password!)) is { } refusal)
        {
            return refusal;
        }

        await accounts.Put([account with { PasswordHash = passwords.Hash(password!) }], cancellation);
        await audit.Note(by, AuditFacts.PasswordReset, ("userName", account.UserName));
        return Line(account);
    }

    /// <summary>Nobody signs in by a disabled account, and who is signed in by it is out within seconds, in every process.</summary>
    public async Task<Outcome<AccountLine>> Disable(Actor by, string userName, bool isDisabled, CancellationToken cancellation)
    {
        if (await accounts.Find(userName, cancellation) is not { } account)
        {
            return Unknown(userName);
        }

        if (isDisabled && account.PersonId == by.Id)
        {
            return Refusal.Conflict("This is your own account; ask another administrator to disable it, so that somebody is left who can enable it.");
        }

        var changed = account with { IsDisabled = isDisabled };
        await accounts.Put([changed], cancellation);
        await shutOut.Write(await accounts.All(cancellation), cancellation);
        await audit.Note(by, isDisabled ? AuditFacts.AccountDisabled : AuditFacts.AccountEnabled, ("userName", account.UserName));
        return Line(changed);
    }

    private static Refusal? TooShort(string password) => password.Length >= OpenAccounts.ShortestPassword
        ? null
        : Refusal.Invalid("password", $"has {password.Length} characters; choose at least {OpenAccounts.ShortestPassword}.");

    private static Refusal Unknown(string userName) => Refusal.NotFound("userName", $"'{userName}' is no account.");

    private AccountLine Line(Account account) =>
        new(account.UserName, account.PersonId, rulebooks.Current.Organisation.FindPerson(account.PersonId), account.IsDisabled, null);
}
