namespace RedProperty.Realtime.Client.Photos;

/// <summary>The hub cannot take this part now; asked again where it stands, it may later.</summary>
/// <param name="retryAfter">Not before this time has passed; null when it names none.</param>
internal sealed class PhotoDelayed(string message, TimeSpan? retryAfter) : Exception(message)
{
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
