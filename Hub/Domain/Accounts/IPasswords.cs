namespace RedProperty.Realtime.Domain.Accounts;

/// <summary>Turns passwords into hashes that cannot be turned back.</summary>
public interface IPasswords
{
    string Hash(string password);

    bool Fits(string hash, string password);
}
