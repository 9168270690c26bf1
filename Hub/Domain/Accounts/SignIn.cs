using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Accounts;

/// <summary>Who has come in, and by which account.</summary>
/// <param name="At">When he knocked, before the account was looked up: what was changed since then puts out what this opens.</param>
public sealed record SignedIn(Account Account, Actor Actor, DateTimeOffset At);

/// <summary>Lets a person in by user name and password (登录). Says the same, after the same work, whether the name or the password was wrong.</summary>
public sealed class SignIn(IAccountStore accounts, IPasswords passwords, IRulebooks rulebooks, SignInThrottle throttle, TimeProvider time) : IDisposable
{
    public const int LongestUserName = 64;
    public const int LongestPassword = 200;

    /// <summary>Hashing is slow on purpose: everybody arriving at eight o'clock must not take the hub's processors away.</summary>
    private readonly SemaphoreSlim hashing = new(Math.Max(1, Environment.ProcessorCount / 2));

    private readonly Lazy<string> nobodysHash = new(() => passwords.Hash(Guid.NewGuid().ToString()));

    /// <param name="address">Where the request comes from; guesses are counted by it too.</param>
    public async Task<Outcome<Actor>> Check(string? userName, string? password, string address, CancellationToken cancellation)
    {
        var found = await Find(userName, password, address, cancellation);
        return found.IsRefused ? found.Refusal : found.Value.Actor;
    }

    /// <summary>As <see cref="Check"/>, for whoever needs to know by which account.</summary>
    public async Task<Outcome<SignedIn>> Find(string? userName, string? password, string address, CancellationToken cancellation)
    {
        var refusal = TicketText.CheckRequired("userName", userName, LongestUserName) ?? TicketText.CheckRequired("password", password, LongestPassword);
        if ((refusal ?? CheckThrottle(userName!, address)) is { } early)
        {
            return early;
        }

        var knockedAt = time.GetUtcNow();
        var account = await accounts.Find(userName!.Trim(), cancellation);
        var isRight = await Fits(account?.PasswordHash ?? nobodysHash.Value, password!, cancellation) && account is { IsDisabled: false };

        // Asked again after the work: of many guesses sent at once, no more than the allowed few learn anything.
        if (CheckThrottle(userName, address) is { } late)
        {
            return late;
        }

        var chart = rulebooks.Current.Organisation;
        if (!isRight || chart.FindPerson(account!.PersonId) is not { } person)
        {
            throttle.RecordFailure(userName.Trim(), address);
            return new Refusal(RefusalCode.Unauthenticated, "User name or password is wrong.");
        }

        throttle.Forget(userName.Trim());
        await accounts.SignedIn(account.UserName, time.GetUtcNow(), cancellation);
        return new SignedIn(account, Actor.Staff(person, chart), knockedAt);
    }

    public void Dispose() => hashing.Dispose();

    private async Task<bool> Fits(string hash, string password, CancellationToken cancellation)
    {
        await hashing.WaitAsync(cancellation);
        try
        {
            return passwords.Fits(hash, password);
        }
        finally
        {
            hashing.Release();
        }
    }

    private Refusal? CheckThrottle(string userName, string address) => throttle.WaitFor(userName.Trim(), address) is { } wait
        ? new Refusal(RefusalCode.Limited, $"Too many wrong passwords; try again in {Math.Ceiling(wait.TotalSeconds)} seconds.", RetryAfter: wait)
        : null;
}
