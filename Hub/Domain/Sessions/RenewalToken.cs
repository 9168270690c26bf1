using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using RedProperty.Realtime.Domain.Accounts;

namespace RedProperty.Realtime.Domain.Sessions;

/// <summary>What renews a session: its id, by which it is found, and a secret of 256 bits, written <c>id.secret</c>.</summary>
public sealed record RenewalToken(string SessionId, string Secret)
{
    private const int IdBytes = 16;
    private const int SecretBytes = 32;

    /// <summary>Longer than any token of ours; what is longer is none.</summary>
    public const int Longest = 128;

    public static RenewalToken Make() => new(
        Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes)), Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)));

    /// <summary>Null for what is no token.</summary>
    public static RenewalToken? Read(string text) =>
        text.Length <= Longest && text.Split('.') is [{ Length: > 0 } id, { Length: > 0 } secret] && Base64Url.IsValid(id) && Base64Url.IsValid(secret)
            ? new RenewalToken(id, secret)
            : null;

    public string SecretHash => SecretKey.HashOf(Secret);

    /// <summary>Takes the same time however much of it is right.</summary>
    public bool Fits(KeptSession session) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(session.SecretHash), Encoding.ASCII.GetBytes(SecretHash));

    /// <summary>As it is sent.</summary>
    public string Text => $"{SessionId}.{Secret}";

    /// <summary>Without the secret, wherever it may be written.</summary>
    public override string ToString() => SessionId;
}

/// <summary>Tells whether an account still has the password by which a device signed in, without keeping the password's hash a second time.</summary>
internal static class PasswordMarks
{
    private const int Length = 16;

    /// <summary>Between two marks of a session that goes on over a change of its password.</summary>
    private const char Or = '|';

    public static string Of(Account account) => SecretKey.HashOf(account.PasswordHash)[..Length];

    public static bool Fits(KeptSession session, Account account) => session.PasswordMark.Split(Or).Contains(Of(account));

    /// <summary>The session as it stands before the password is changed: neither of the two puts it out.</summary>
    public static KeptSession With(KeptSession session, Account before, Account after) => session with { PasswordMark = $"{Of(before)}{Or}{Of(after)}" };
}
