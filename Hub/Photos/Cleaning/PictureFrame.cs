using RedProperty.Realtime.Domain.Photos;

namespace RedProperty.Realtime.Photos.Cleaning;

/// <summary>How large a picture says it is, and what opening it would cost, read before anything of it is decoded.</summary>
/// <param name="Bytes">How much of what was sent goes to the decoder.</param>
/// <param name="WorkingBytes">Memory that the decoder needs besides the picture that comes out.</param>
/// <param name="Effort">Pixels that the decoder goes over, several times where the picture comes in several scans.</param>
internal readonly record struct PictureFrame(int Bytes, int Width, int Height, long WorkingBytes, long Effort)
{
    /// <summary>A side of more is no photo.</summary>
    private const int LongestSide = 30_000;

    /// <summary>160 MB: a progressive JPEG of 50 megapixels with the usual halved colours.</summary>
    private const long MostWorkingBytes = 160L * 1024 * 1024;

    /// <summary>50 megapixels in 12 scans; the usual number is 10.</summary>
    private const long MostEffort = 12 * PhotoLimits.MostPixels;

    public long Pixels => (long)Width * Height;

    /// <summary>Null when it may be opened.</summary>
    public string? Fault => Width <= 0 || Height <= 0 ? PhotoFaults.Broken
        : Pixels > PhotoLimits.MostPixels || Width > LongestSide || Height > LongestSide || WorkingBytes > MostWorkingBytes || Effort > MostEffort
            ? PhotoFaults.TooManyPixels
            : null;
}
