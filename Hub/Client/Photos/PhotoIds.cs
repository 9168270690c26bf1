using System.Security.Cryptography;

namespace RedProperty.Realtime.Client;

/// <summary>Makes the names of photos on the device that takes them, so that commands may name a photo before anything of it was sent.</summary>
public static class PhotoIds
{
    /// <summary>5 bits each; none is mistaken for another.</summary>
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";

    private const int Length = 26;

    /// <summary>130 bits by chance: never made twice, and found by nobody.</summary>
    public static string New() => RandomNumberGenerator.GetString(Letters, Length);
}
