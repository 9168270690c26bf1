using System.Security.Cryptography;

namespace RedProperty.Realtime.Domain.Photos;

/// <summary>How photos are named: 24 letters of 5 bits, 120 bits by chance, so that nobody finds one by trying.</summary>
public static class PhotoId
{
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 24;

    public static string Make() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>Also keeps what is no id out of file names.</summary>
    public static bool IsOne(string? text) => text?.Length == Length && text.All(Letters.Contains);
}
