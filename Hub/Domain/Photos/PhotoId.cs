using System.Security.Cryptography;

namespace RedProperty.Realtime.Domain.Photos;

/// <summary>
/// How photos are named: letters of 5 bits by chance, so that nobody finds one by trying. 24 of them (120 bits) where we name it, 26 (130 bits) where the
/// device that took it does: the two are never the same, so no device can take a name of ours.
/// </summary>
public static class PhotoId
{
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 24;
    private const int DevicesLength = 26;

    /// <summary>What a device that makes one is told.</summary>
    public static string RuleOfDevices { get; } = $"must be {DevicesLength} letters out of {Letters}, drawn by chance";

    public static string Make() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>Also keeps what is no id out of file names.</summary>
    public static bool IsOne(string? text) => text?.Length is Length or DevicesLength && text.All(Letters.Contains);

    /// <summary>Whether a device has made it, which may name a photo before anything of it was sent.</summary>
    public static bool IsOfDevice(string? text) => text?.Length == DevicesLength && IsOne(text);
}
