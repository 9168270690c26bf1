using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace RedProperty.Realtime.Domain.Accounts;

/// <summary>A key that opens something for whoever has it: a wall, the door of a program. Told once, and kept as its hash.</summary>
public static class SecretKey
{
    /// <summary>192 random bits: nobody guesses one, and an address with it stays short enough for a QR code.</summary>
    public const int Bytes = 24;

    /// <summary>Longer than any key of ours; what is longer is no key and is not hashed.</summary>
    public const int Longest = 128;

    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Keys are found by their hash, so that the time it takes tells nothing about them.</summary>
    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
