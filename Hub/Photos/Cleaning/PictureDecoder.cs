using RedProperty.Realtime.Domain.Photos;
using SkiaSharp;

namespace RedProperty.Realtime.Photos.Cleaning;

/// <summary>Makes pictures anew from the pixels of one that was looked at: upright, on white, no larger than wanted. Skia is called from nowhere else.</summary>
internal static class PictureDecoder
{
    private const int Quality = 82;
    private const int ThumbnailQuality = 76;

    private static readonly SKSamplingOptions Smooth = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    /// <summary>Null when the decoder cannot make it out.</summary>
    /// <param name="picture">Of the kind and the size that its frame was read of.</param>
    public static CleanPhoto? Clean(ReadOnlySpan<byte> picture)
    {
        using var data = SKData.CreateCopy(picture);
        using var codec = SKCodec.Create(data);
        using var pixels = codec is null ? null : Decode(codec);
        if (pixels is null)
        {
            return null;
        }

        using var full = Draw(pixels, codec!.EncodedOrigin, PhotoLimits.LongestSide);
        using var small = Draw(full, SKEncodedOrigin.TopLeft, PhotoLimits.LongestThumbnailSide);
        return new CleanPhoto(Encode(full, Quality), Encode(small, ThumbnailQuality), full.Width, full.Height);
    }

    /// <summary>As few pixels as the format can give that are still enough: a JPEG's eighth costs a sixty-fourth of the memory.</summary>
    private static SKBitmap? Decode(SKCodec codec)
    {
        var size = Enumerable.Range(1, 8).Select(eighths => codec.GetScaledDimensions(eighths / 8f))
            .FirstOrDefault(size => Math.Max(size.Width, size.Height) >= PhotoLimits.LongestSide, codec.Info.Size);
        using var colours = SKColorSpace.CreateSrgb();
        var alpha = codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul;
        var pixels = new SKBitmap();
        if (pixels.TryAllocPixels(new SKImageInfo(size.Width, size.Height, SKImageInfo.PlatformColorType, alpha, colours))
            && codec.GetPixels(pixels.Info, pixels.GetPixels()) == SKCodecResult.Success)
        {
            return pixels;
        }

        pixels.Dispose();
        return null;
    }

    private static SKBitmap Draw(SKBitmap pixels, SKEncodedOrigin origin, int longest)
    {
        var isTurned = origin >= SKEncodedOrigin.LeftTop;
        var (width, height) = isTurned ? (pixels.Height, pixels.Width) : (pixels.Width, pixels.Height);
        var scale = Math.Min(1f, (float)longest / Math.Max(width, height));
        var target = new SKBitmap(new SKImageInfo(
            Math.Max(1, (int)MathF.Round(width * scale)), Math.Max(1, (int)MathF.Round(height * scale)), SKImageInfo.PlatformColorType, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(target);

        // Else it would be copied.
        pixels.SetImmutable();
        using var image = SKImage.FromBitmap(pixels);
        canvas.Clear(SKColors.White);
        canvas.Scale((float)target.Width / width, (float)target.Height / height);
        canvas.Concat(Upright(origin, width, height));
        canvas.DrawImage(image, 0, 0, Smooth);
        return target;
    }

    /// <summary>From how the camera held it to how it is seen; <paramref name="width"/> and <paramref name="height"/> are the upright ones.</summary>
    private static SKMatrix Upright(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, width, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, width, -1, 0, height, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, height, 0, 0, 1),
        _ => SKMatrix.Identity,
    };

    private static byte[] Encode(SKBitmap picture, int quality)
    {
        using var encoded = picture.Encode(SKEncodedImageFormat.Jpeg, quality);
        return encoded.ToArray();
    }
}
