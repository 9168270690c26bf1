using RedProperty.Realtime.Domain.Accounts;

namespace RedProperty.Realtime.Domain.Tests.Accounts;

/// <summary>The real hashing is slow on purpose and tested with the doors.</summary>
internal sealed class PlainPasswords : IPasswords
{
    public string Hash(string password) => "hash of " + password;

    public bool Fits(string hash, string password) => hash == Hash(password);
}
