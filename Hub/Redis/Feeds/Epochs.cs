using System.Security.Cryptography;

namespace RedProperty.Realtime.Redis.Feeds;

/// <summary>Names of logs. Random: a log that was lost must never be taken for the one that followed it.</summary>
internal static class Epochs
{
    private static string next = Make();

    /// <summary>Offered with every write and read, and hardly ever needed: made anew only when it was taken.</summary>
    public static string Next => Volatile.Read(ref next);

    public static string Make() => RandomNumberGenerator.GetHexString(16, lowercase: true);

    /// <summary>An epoch was answered: if it is the one that was offered, nobody else gets it.</summary>
    public static void Answered(string epoch)
    {
        if (epoch == Next)
        {
            Volatile.Write(ref next, Make());
        }
    }
}
