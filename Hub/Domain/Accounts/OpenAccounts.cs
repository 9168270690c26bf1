using RedProperty.Realtime.Domain.Audit;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Sessions;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Accounts;

/// <summary>An account as an administrator asks for it.</summary>
public sealed record NewAccount(string? UserName, string? PersonId, string? Password);

/// <summary>How many accounts there are to be thanked for.</summary>
public sealed record OpenedAccounts(int Count);

/// <summary>Gives people of the organisation a way to sign in (开户), all of a list or none. An account of the same user name is replaced.</summary>
public sealed class OpenAccounts(IAccountStore accounts, IPasswords passwords, IRulebooks rulebooks, ShutOut shutOut, EndAccountSessions sessions, KeepAudit audit)
{
    public const int ShortestPassword = 10;
    public const int MostAtOnce = 500;

    /// <param name="keep">The session at which this is done: it goes on, though its own account be replaced.</param>
    public async Task<Outcome<OpenedAccounts>> Open(Actor by, IReadOnlyList<NewAccount?> wanted, CancellationToken cancellation, string? keep = null)
    {
        if (by.Kind is not ActorKind.System && !by.Holds(Role.Administrator))
        {
            return Refusal.Forbidden("Accounts are opened by administrators.");
        }

        if (wanted.Count is 0 or > MostAtOnce)
        {
            return Refusal.Invalid("accounts", $"has {wanted.Count} entries; send 1 to {MostAtOnce} at once.");
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < wanted.Count; i++)
        {
            if (Check(wanted[i], $"[{i}]", names) is { } refusal)
            {
                return refusal;
            }
        }

        var made = wanted.Select(account => new Account(account!.UserName!.Trim(), account.PersonId!, passwords.Hash(account.Password!))).ToList();
        var replaced = (await accounts.All(cancellation)).Select(account => account.UserName).Intersect(names, StringComparer.OrdinalIgnoreCase).ToList();
        await accounts.Put(made, CancellationToken.None);
        await shutOut.Write(await accounts.All(CancellationToken.None), CancellationToken.None);
        await sessions.End(replaced, keep);
        await audit.Note(
            by, AuditFacts.AccountsOpened, ("userNames", string.Join(", ", made.Take(10).Select(account => account.UserName))), ("count", $"{made.Count}"));
        return new OpenedAccounts(made.Count);
    }

    private Refusal? Check(NewAccount? account, string at, HashSet<string> names)
    {
        if (account is null)
        {
            return Refusal.Invalid(at, "is null; give userName, personId and password.");
        }

        if ((TicketText.CheckRequired($"{at}.userName", account.UserName, SignIn.LongestUserName)
            ?? TicketText.CheckRequired($"{at}.personId", account.PersonId, 64)
            ?? TicketText.CheckRequired($"{at}.password", account.Password, SignIn.LongestPassword)) is { } refusal)
        {
            return refusal;
        }

        if (account.Password!.Length < ShortestPassword)
        {
            return Refusal.Invalid($"{at}.password", $"has {account.Password.Length} characters; choose at least {ShortestPassword}.");
        }

        if (rulebooks.Current.Organisation.FindPerson(account.PersonId!) is null)
        {
            return Refusal.Invalid($"{at}.personId", $"'{account.PersonId}' is nobody of the organisation; load the organisation first.");
        }

        return names.Add(account.UserName!.Trim())
            ? null
            : Refusal.Invalid($"{at}.userName", $"'{account.UserName}' stands in the list twice; give each account its own.");
    }
}
