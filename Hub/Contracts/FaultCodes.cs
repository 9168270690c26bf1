namespace RedProperty.Realtime.Contracts;

/// <summary>The first word of a hub fault.</summary>
public static class FaultCodes
{
    public const string Invalid = "invalid";
    public const string Unauthenticated = "unauthenticated";
    public const string Forbidden = "forbidden";
    public const string NotFound = "notFound";
    public const string Conflict = "conflict";
    public const string Limited = "limited";

    /// <summary>The store is out of reach: send the same command id again after a moment.</summary>
    public const string Unavailable = "unavailable";
}
