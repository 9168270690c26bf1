namespace RedProperty.Realtime.Domain.Photos;

/// <summary>What a photo may be, and what becomes of it.</summary>
public static class PhotoLimits
{
    /// <summary>10 MB as sent; a phone's photo has 2 to 6.</summary>
    public const int LargestBytes = 10 * 1024 * 1024;

    /// <summary>50 megapixels; what a phone takes without being told otherwise has 12.</summary>
    public const long MostPixels = 50_000_000;

    /// <summary>Photos of one report, one resolution, one addition.</summary>
    public const int MostAtOnce = 9;

    /// <summary>Photos of one ticket, whoever hangs them.</summary>
    public const int MostOfATicket = 99;

    /// <summary>Longest side of what is kept, in pixels; enough to read a meter.</summary>
    public const int LongestSide = 2048;

    public const int LongestThumbnailSide = 320;

    /// <summary>What is kept is JPEG, whatever was sent.</summary>
    public const string ContentType = "image/jpeg";

    /// <summary>24 hours: a photo that hangs on no ticket by then is thrown away.</summary>
    public static readonly TimeSpan LooseFor = TimeSpan.FromHours(24);

    /// <summary>1 MiB: the largest part of a photo that comes in parts.</summary>
    public const int LargestPart = 1024 * 1024;

    /// <summary>18: two reports full of photos may wait for the rest of their parts, of one person.</summary>
    public const int MostWaiting = 18;

    /// <summary>40 MB: what those photos may have together once they are whole.</summary>
    public const long MostWaitingBytes = 40 * 1024 * 1024;

    /// <summary>24 hours: the parts of a photo of which no more came for so long are thrown away.</summary>
    public static readonly TimeSpan WaitingFor = TimeSpan.FromHours(24);
}
