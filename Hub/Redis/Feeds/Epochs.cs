using System.Security.Cryptography;

namespace RedProperty.Realtime.Redis.Feeds;

/// <summary>Names of logs. Random: a log that was lost must never be taken for the one that followed it.</summary>
internal static class Epochs
{
    public static string Make() => RandomNumberGenerator.GetHexString(16, lowercase: true);
}
