namespace RedProperty.Realtime.Domain.Photos;

/// <summary>Why something that was sent is not kept. The names are <see cref="Refusal.Reason"/>: pages have words of their own for each.</summary>
public static class PhotoFaults
{
    public const string Empty = "photoEmpty";
    public const string TooLarge = "photoTooLarge";
    public const string TooManyPixels = "photoTooManyPixels";

    /// <summary>What an iPhone takes unless it is told otherwise; no free decoder is without patents.</summary>
    public const string Heic = "photoHeic";

    /// <summary>No picture, or a kind of picture that is not taken.</summary>
    public const string OtherKind = "photoOtherKind";
    public const string Animated = "photoAnimated";

    /// <summary>Begins as a picture and does not go on as one.</summary>
    public const string Broken = "photoBroken";
    public const string TooMany = "photoTooMany";

    /// <summary>Too many are being looked at at this moment.</summary>
    public const string Busy = "photoBusy";

    public static IReadOnlyList<string> All { get; } = [Empty, TooLarge, TooManyPixels, Heic, OtherKind, Animated, Broken, TooMany, Busy];

    /// <param name="field">As the caller wrote it.</param>
    public static Refusal Of(string reason, string field) => new(
        reason == Busy ? RefusalCode.Limited : RefusalCode.Invalid,
        $"{field}: {Sentence(reason)}",
        field,
        reason == Busy ? TimeSpan.FromSeconds(2) : null)
    { Reason = reason };

    private static string Sentence(string reason) => reason switch
    {
        Empty => "no photo was sent; choose a JPEG, PNG or WebP.",
        TooLarge => $"the photo has more than {PhotoLimits.LargestBytes / 1024 / 1024} MB; send it in a smaller size.",
        TooManyPixels => $"the photo is too large to be opened, at most {PhotoLimits.MostPixels / 1_000_000} megapixels; send it in a smaller size.",
        Heic => "HEIC photos cannot be taken; choose JPEG, or on an iPhone set Settings > Camera > Formats > Most Compatible and take it again.",
        OtherKind => "this is no photo that can be taken; send JPEG, PNG or WebP.",
        Animated => "moving pictures cannot be taken; send a still one as JPEG, PNG or WebP.",
        Broken => "the photo is damaged or was cut off on its way; send it again.",
        TooMany => $"more than {PhotoLimits.MostAtOnce} photos at once; send at most {PhotoLimits.MostAtOnce}.",
        Busy => "many photos are being sent at this moment; try again in a few seconds.",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "No sentence belongs to this."),
    };
}
