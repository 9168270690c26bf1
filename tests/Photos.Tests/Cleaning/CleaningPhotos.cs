using Microsoft.Extensions.Options;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Photos.Cleaning;
using RedProperty.Realtime.Testing.Photos;
using SkiaSharp;

namespace RedProperty.Realtime.Photos.Tests.Cleaning;

public sealed class CleaningPhotos : IDisposable
{
    private readonly SkiaPhotoCleaner cleaner = new(Options.Create(new PhotosOptions()));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => cleaner.Dispose();

    private static readonly Dictionary<string, Func<byte[]>> Good = new()
    {
        ["JPEG"] = () => Pictures.Jpeg,
        ["JPEG with a place"] = () => Pictures.JpegFromAPhone(),
        ["PNG"] = () => Pictures.Png,
        ["PNG with a large text"] = () => Pictures.PngWithText(20_000_000),
        ["WebP"] = () => Pictures.Webp,
        ["lossless WebP"] = () => Pictures.LosslessWebp,
        ["JPEG and an archive"] = () => [.. Pictures.Jpeg, .. "PK\x03\x04"u8, .. new byte[500]],
    };

    public static TheoryData<string> Taken => [.. Good.Keys];

    [Theory]
    [MemberData(nameof(Taken))]
    public async Task What_is_kept_is_a_JPEG_of_the_same_picture_and_nothing_else(string kind)
    {
        var sent = Good[kind]();
        var clean = await Clean(sent);

        Assert.NotNull(clean);
        Assert.Equal((64, 48), (clean.Width, clean.Height));
        Assert.Equal("red green blue white", Seen(clean.Picture));
        Assert.Equal("red green blue white", Seen(clean.Thumbnail));
        Assert.Null(Harmless.Fault(clean.Picture.Span, sent));
        Assert.Null(Harmless.Fault(clean.Thumbnail.Span, sent));
    }

    [Theory]
    [InlineData(1, "red green blue white", false)]
    [InlineData(2, "green red white blue", false)]
    [InlineData(3, "white blue green red", false)]
    [InlineData(4, "blue white red green", false)]
    [InlineData(5, "red blue green white", true)]
    [InlineData(6, "blue red white green", true)]
    [InlineData(7, "white green blue red", true)]
    [InlineData(8, "green white red blue", true)]
    public async Task A_photo_is_turned_as_the_camera_says(byte orientation, string seen, bool isTurned)
    {
        var clean = await Clean(Pictures.JpegFromAPhone(orientation));

        Assert.Equal(isTurned ? (48, 64) : (64, 48), (clean!.Width, clean.Height));
        Assert.Equal(seen, Seen(clean.Picture));
    }

    [Fact]
    public async Task A_large_photo_is_kept_smaller()
    {
        using var large = new SKBitmap(new SKImageInfo(4032, 3024, SKColorType.Rgba8888, SKAlphaType.Opaque));
        large.Erase(SKColors.Red);
        using var sent = large.Encode(SKEncodedImageFormat.Jpeg, 90);

        var clean = await Clean(sent.ToArray());

        Assert.Equal((2048, 1536), (clean!.Width, clean.Height));
        using var small = SKBitmap.Decode(clean.Thumbnail.Span);
        Assert.Equal((320, 240), (small.Width, small.Height));
    }

    [Fact]
    public async Task What_can_be_seen_through_lies_on_white()
    {
        using var glass = new SKBitmap(new SKImageInfo(20, 20, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        glass.Erase(SKColors.Transparent);
        using var sent = glass.Encode(SKEncodedImageFormat.Png, 100);

        var clean = await Clean(sent.ToArray());

        using var picture = SKBitmap.Decode(clean!.Picture.Span);
        Assert.Equal(SKColors.White, picture.GetPixel(10, 10));
    }

    private static readonly Dictionary<string, (string Reason, Func<byte[]> Make)> Bad = new()
    {
        ["nothing"] = (PhotoFaults.Empty, () => []),
        ["HEIC"] = (PhotoFaults.Heic, () => [0, 0, 0, 24, .. "ftypheic"u8, .. new byte[50]]),
        ["HEIC by another name"] = (PhotoFaults.Heic, () => [0, 0, 0, 24, .. "ftypmif1"u8, .. new byte[50]]),
        ["AVIF"] = (PhotoFaults.OtherKind, () => [0, 0, 0, 24, .. "ftypavif"u8, .. new byte[50]]),
        ["SVG"] = (PhotoFaults.OtherKind, () => [.. "<svg xmlns='http://www.w3.org/2000/svg'/>"u8]),
        ["the beginning of a JPEG"] = (PhotoFaults.OtherKind, () => [0xFF, 0xD8]),
        ["GIF"] = (PhotoFaults.Animated, () => [.. "GIF89a"u8, .. new byte[50]]),
        ["animated WebP"] = (PhotoFaults.Animated, () => Pictures.WebpClaiming(64, 48, isAnimated: true)),
        ["11 MB"] = (PhotoFaults.TooLarge, () => [.. Pictures.Jpeg, .. new byte[PhotoLimits.LargestBytes]]),
        ["JPEG of 65,500 by 65,500"] = (PhotoFaults.TooManyPixels, () => Pictures.JpegClaiming(65_500, 65_500)),
        ["JPEG of 60,000 by 100"] = (PhotoFaults.TooManyPixels, () => Pictures.JpegClaiming(60_000, 100)),
        ["JPEG of 60 scans"] = (PhotoFaults.TooManyPixels, () => Pictures.JpegOfScans(60, 7000, 7000)),
        ["PNG of 10,000 by 10,000"] = (PhotoFaults.TooManyPixels, () => Pictures.PngClaiming(10_000, 10_000)),
        ["interlaced PNG of 36 megapixels"] = (PhotoFaults.TooManyPixels, () => Pictures.PngClaiming(6000, 6000, isInterlaced: true)),
        ["PNG that unpacks to 100 megapixels"] = (PhotoFaults.TooManyPixels, () => Pictures.PngBomb(10_000, 10_000)),
        ["WebP of 16,383 by 16,383"] = (PhotoFaults.TooManyPixels, () => Pictures.WebpClaiming(16_383, 16_383)),
        ["JPEG cut off in its tables"] = (PhotoFaults.Broken, () => Pictures.Jpeg[..200]),
        ["JPEG cut off in its picture"] = (PhotoFaults.Broken, () => Pictures.Jpeg[..330]),
        ["PNG cut off"] = (PhotoFaults.Broken, () => Pictures.Png[..^30]),
        ["WebP cut off"] = (PhotoFaults.Broken, () => Pictures.Webp[..100]),
        ["PNG without most of its pixels"] = (PhotoFaults.Broken, () => Pictures.PngClaiming(5000, 5000)),
        ["JPEG of 65 scans"] = (PhotoFaults.Broken, () => Pictures.JpegOfScans(65, 8, 8)),
        ["JPEG whose segment has no end"] = (PhotoFaults.Broken, () => [0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xFF, 1, 2, 3]),
    };

    public static TheoryData<string> Refused => [.. Bad.Keys];

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_not_kept_is_told_why(string what)
    {
        var (reason, make) = Bad[what];
        using var stream = new MemoryStream(make());
        var refused = await cleaner.Clean(stream, "media", Token);

        Assert.Equal((reason, "media", RefusalCode.Invalid), (refused.Refusal?.Reason, refused.Refusal?.Field, refused.Refusal?.Code));
        Assert.StartsWith("media: ", refused.Refusal!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arithmetic_and_lossless_JPEGs_are_another_kind()
    {
        foreach (var frame in (byte[])[0xC3, 0xC9, 0xCA, 0xCF])
        {
            var sent = Pictures.Jpeg;
            sent[sent.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]) + 1] = frame;
            Assert.Equal(PhotoFaults.OtherKind, (await cleaner.Clean(new MemoryStream(sent), "media", Token)).Refusal?.Reason);
        }
    }

    [Fact]
    public async Task Too_many_at_once_are_asked_to_come_again()
    {
        using var one = new SkiaPhotoCleaner(Options.Create(new PhotosOptions { DecodesAtOnce = 1 }));
        using var large = new SKBitmap(new SKImageInfo(800, 800, SKColorType.Rgba8888, SKAlphaType.Opaque));
        large.Erase(SKColors.Blue);
        using var encoded = large.Encode(SKEncodedImageFormat.Jpeg, 90);
        var sent = encoded.ToArray();

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => one.Clean(new MemoryStream(sent), "media", Token)));

        Assert.Contains(answers, answer => !answer.IsRefused);
        var refused = answers.Where(answer => answer.IsRefused).Select(answer => answer.Refusal!).ToList();
        Assert.NotEmpty(refused);
        Assert.All(refused, refusal => Assert.Equal((PhotoFaults.Busy, RefusalCode.Limited), (refusal.Reason, refusal.Code)));
    }

    private async Task<CleanPhoto?> Clean(byte[] sent)
    {
        using var stream = new MemoryStream(sent);
        return (await cleaner.Clean(stream, "media", Token)).Value;
    }

    private static string Seen(ReadOnlyMemory<byte> jpeg)
    {
        using var picture = SKBitmap.Decode(jpeg.Span);
        var (right, below) = (picture.Width * 3 / 4, picture.Height * 3 / 4);
        var (left, above) = (picture.Width / 4, picture.Height / 4);
        return string.Join(' ', new[] { (left, above), (right, above), (left, below), (right, below) }.Select(at => Name(picture.GetPixel(at.Item1, at.Item2))));
    }

    private static string Name(SKColor colour) => (colour.Red > 128, colour.Green > 128, colour.Blue > 128) switch
    {
        (true, true, true) => "white",
        (true, false, false) => "red",
        (false, true, false) => "green",
        (false, false, true) => "blue",
        _ => colour.ToString(),
    };
}
