using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace RedProperty.Realtime.Domain.Walls;

/// <summary>The key as it stands in a wall's address.</summary>
public static class WallKeyText
{
    /// <summary>192 random bits: nobody guesses one, and the address stays short enough for a QR code.</summary>
    public const int Bytes = 24;

    /// <summary>Longer than any key of ours; what is longer is no key and is not hashed.</summary>
    public const int Longest = 128;

    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Keys are found by their hash, so that the time it takes tells nothing about them.</summary>
    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
