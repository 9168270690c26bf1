using System.Text;

namespace RedProperty.Realtime.Testing.Photos;

/// <summary>Something that somebody sends in a photo's place.</summary>
/// <param name="What">For the report of a failure.</param>
/// <param name="FileName">As the sender says.</param>
/// <param name="ContentType">As the sender says.</param>
/// <param name="MayBeTaken">Whether there is a picture in it that may be kept, made anew.</param>
public sealed record HostileUpload(string What, string FileName, string ContentType, byte[] Bytes, bool MayBeTaken)
{
    private const string Script = "<script>alert('" + Pictures.Mark + "')</script>";

    private static readonly string[] Names =
    [
        "photo.jpg", "\"><script>alert(1)</script>.jpg", "../../../../etc/cron.d/photo", "..\\..\\windows\\photo.png", "photo.jpg\0.php", "照片.jpg", "\u202Egpj.exe",
        "CON", new string('x', 900), "photo.svg", "'; DROP TABLE photos; --.png", "%2e%2e%2fphoto.jpg", "", " ", "photo.php.jpg", "$(id).jpg",
    ];

    private static readonly string[] Types =
        ["image/jpeg", "image/png", "image/webp", "image/svg+xml", "text/html", "application/octet-stream", "application/x-php", "image/jpeg; charset=utf-7"];

    /// <summary>Always the same ones for the same seed.</summary>
    public static IEnumerable<HostileUpload> Some(int count, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var (what, bytes, mayBeTaken) = Draw(i, random);
            yield return new HostileUpload($"{i} {what}", Names[random.Next(Names.Length)], Types[random.Next(Types.Length)], bytes, mayBeTaken);
        }
    }

    private static (string What, byte[] Bytes, bool MayBeTaken) Draw(int i, Random random) => (i % 20) switch
    {
        0 => ("noise", Noise(random, random.Next(0, 5000)), false),
        1 => ("noise that begins as a JPEG", [0xFF, 0xD8, 0xFF, 0xE0, .. Noise(random, random.Next(0, 5000))], false),
        2 => OtherKind(i / 20),
        3 => ("SVG with a script", Utf8($"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\">{Script}</svg>"), false),
        4 => ("HTML that begins as a GIF", Utf8($"GIF89a=1;{Script}"), false),
        5 or 6 => ("cut off", Cut(Whole(i, random), random), true),
        7 => ("a JPEG and an archive in one", [.. Pictures.Jpeg, .. "PK\x03\x04"u8, .. Utf8(Pictures.Mark)], true),
        8 => ("a JPEG with a script as its comment", Pictures.JpegWith(0xFE, Utf8(Script)), true),
        9 => ("a PNG with a program in its text", Pictures.PngWith("tEXt", [.. "Comment\0"u8, .. Utf8($"<?php system($_GET['c']); // {Pictures.Mark}")]), true),
        10 => ("a JPEG with the place where it was taken", Pictures.JpegFromAPhone((byte)random.Next(1, 9)), true),
        11 => PixelBomb(i / 20),
        12 => ZipBomb(i / 20),
        13 => ("passes without end", Pictures.JpegOfScans(random.Next(65, 5000), (ushort)random.Next(1, 9000), (ushort)random.Next(1, 9000)), false),
        14 => i % 200 == 14 ? ("more than may be", [.. Pictures.Jpeg, .. new byte[10 * 1024 * 1024]], false) : ("nothing", [], false),
        _ => ("a picture with wrong bytes", Mutated(Whole(i, random), random), true),
    };

    private static (string, byte[], bool) OtherKind(int which) => (which % 10) switch
    {
        0 => ("HEIC", [0, 0, 0, 24, .. "ftypheic"u8, .. new byte[200]], false),
        1 => ("AVIF", [0, 0, 0, 24, .. "ftypavif"u8, .. new byte[200]], false),
        2 => ("PDF", Utf8($"%PDF-1.7\n{Script}"), false),
        3 => ("program", [.. "MZ"u8, .. new byte[300]], false),
        4 => ("program", [0x7F, .. "ELF"u8, .. new byte[300]], false),
        5 => ("archive", [.. "PK\x03\x04"u8, .. new byte[300]], false),
        6 => ("BMP", [.. "BM"u8, .. new byte[300]], false),
        7 => ("TIFF", [.. "II*\0"u8, .. new byte[300]], false),
        8 => ("film", [0, 0, 0, 24, .. "ftypmp42"u8, .. new byte[200]], false),
        _ => ("animated WebP", Pictures.WebpClaiming(64, 48, isAnimated: true), false),
    };

    private static (string, byte[], bool) PixelBomb(int which) => (which % 6) switch
    {
        0 => ("JPEG of 65,500 by 65,500", Pictures.JpegClaiming(65_500, 65_500), false),
        1 => ("PNG of 100,000 by 100,000", Pictures.PngClaiming(100_000, 100_000), false),
        2 => ("WebP of 16,383 by 16,383", Pictures.WebpClaiming(16_383, 16_383), false),
        3 => ("PNG of 0 by 5", Pictures.PngClaiming(0, 5), false),
        4 => ("PNG of more than there are numbers", Pictures.PngClaiming(int.MaxValue, int.MaxValue), false),
        _ => ("JPEG of 7,000 by 7,000 without its pixels", Pictures.JpegClaiming(7000, 7000), true),
    };

    private static (string, byte[], bool) ZipBomb(int which) => (which % 5) switch
    {
        0 => ("PNG that unpacks to 100 megapixels", Pictures.PngBomb(10_000, 10_000), false),
        1 => ("PNG whose text unpacks to 20 MB", Pictures.PngWithText(20_000_000), true),
        2 => ("PNG whose profile unpacks to 20 MB", Pictures.PngWithText(20_000_000, "iCCP"), true),
        3 => ("interlaced PNG of 36 megapixels", Pictures.PngClaiming(6000, 6000, isInterlaced: true), false),
        _ => ("PNG without most of its pixels", Pictures.PngClaiming(5000, 5000), true),
    };

    private static byte[] Whole(int i, Random random) => (i % 4) switch
    {
        0 => Pictures.Png,
        1 => Pictures.Webp,
        2 => Pictures.LosslessWebp,
        _ => Pictures.JpegFromAPhone((byte)random.Next(1, 9)),
    };

    private static byte[] Cut(byte[] whole, Random random) => whole[..random.Next(1, whole.Length)];

    private static byte[] Mutated(byte[] whole, Random random)
    {
        for (var n = random.Next(1, 12); n > 0; n--)
        {
            whole[random.Next(whole.Length)] = (byte)random.Next(256);
        }

        return whole;
    }

    private static byte[] Noise(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
