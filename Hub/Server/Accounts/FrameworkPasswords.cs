using Microsoft.AspNetCore.Identity;
using RedProperty.Realtime.Domain.Accounts;

namespace RedProperty.Realtime.Server.Accounts;

/// <summary>The framework's own hasher: PBKDF2 with HMAC-SHA512, 100,000 rounds, a salt for each.</summary>
internal sealed class FrameworkPasswords : IPasswords
{
    private static readonly Account Nobody = new(string.Empty, string.Empty, string.Empty);

    private readonly PasswordHasher<Account> hasher = new();

    public string Hash(string password) => hasher.HashPassword(Nobody, password);

    public bool Fits(string hash, string password) => hasher.VerifyHashedPassword(Nobody, hash, password) != PasswordVerificationResult.Failed;
}
