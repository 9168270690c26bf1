namespace RedProperty.Realtime.Domain.Accounts;

/// <summary>A way to sign in (账号). Who the person is, and which posts she holds, the organisation says.</summary>
/// <param name="UserName">What is typed at sign-in; case-insensitive.</param>
/// <param name="PersonId">The person of the organisation.</param>
/// <param name="PasswordHash">Made by the framework's password hasher.</param>
public sealed record Account(string UserName, string PersonId, string PasswordHash);

/// <summary>Keeps accounts.</summary>
public interface IAccountStore
{
    Task<Account?> Find(string userName, CancellationToken cancellation);

    /// <summary>Adds the accounts, replacing those of the same user name.</summary>
    Task Put(IReadOnlyCollection<Account> accounts, CancellationToken cancellation);
}
