namespace RedProperty.Realtime.Domain.Accounts;

/// <summary>A way to sign in (账号). Who the person is, and which posts she holds, the organisation says.</summary>
/// <param name="UserName">What is typed at sign-in; case-insensitive.</param>
/// <param name="PersonId">The person of the organisation.</param>
/// <param name="PasswordHash">Made by the framework's password hasher.</param>
/// <param name="IsDisabled">Nobody signs in by it until it is enabled again.</param>
public sealed record Account(string UserName, string PersonId, string PasswordHash, bool IsDisabled = false);

/// <summary>Keeps accounts.</summary>
public interface IAccountStore
{
    Task<Account?> Find(string userName, CancellationToken cancellation);

    /// <summary>Adds the accounts, replacing those of the same user name.</summary>
    Task Put(IReadOnlyCollection<Account> accounts, CancellationToken cancellation);

    /// <summary>In no order.</summary>
    Task<IReadOnlyList<Account>> All(CancellationToken cancellation);

    /// <summary>Somebody has signed in by it.</summary>
    Task SignedIn(string userName, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>Lower-case user name to the last time that somebody signed in by it; one that never was is absent.</summary>
    Task<IReadOnlyDictionary<string, DateTimeOffset>> SignedIn(CancellationToken cancellation);
}
