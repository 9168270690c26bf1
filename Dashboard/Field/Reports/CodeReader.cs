using System.Runtime.CompilerServices;
using ZXing;
using ZXing.Common;
using ZXing.QrCode;

namespace RedProperty.Realtime.Field.Reports;

/// <summary>Finds a QR code in a grey picture. Its library is loaded when somebody scans for the first time.</summary>
internal static class CodeReader
{
    /// <summary>The library's file, as the browser loads it.</summary>
    public const string Assembly = "zxing.wasm";

    /// <param name="luminance">One byte for each pixel, row by row.</param>
    /// <returns>Null when there is none.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string? Read(byte[] luminance, int width, int height)
    {
        var picture = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(luminance, width, height, RGBLuminanceSource.BitmapFormat.Gray8)));
        return new QRCodeReader().decode(picture)?.Text;
    }
}
