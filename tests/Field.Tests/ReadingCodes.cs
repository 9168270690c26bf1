using RedProperty.Realtime.Field.Reports;
using ZXing;
using ZXing.Common;
using ZXing.QrCode;

namespace RedProperty.Realtime.Field.Tests;

public sealed class ReadingCodes
{
    private const int Side = 240;

    [Fact]
    public void The_corridor_s_code_is_read_out_of_a_grey_picture()
    {
        const string address = "https://grid.example.org/r/yanzishan-1-01";
        var code = new QRCodeWriter().encode(address, BarcodeFormat.QR_CODE, Side, Side);

        Assert.Equal(address, CodeReader.Read(Picture(code), Side, Side));
    }

    [Fact]
    public void A_picture_without_a_code_says_nothing() => Assert.Null(CodeReader.Read(new byte[Side * Side], Side, Side));

    private static byte[] Picture(BitMatrix code) => [.. Enumerable.Range(0, Side * Side).Select(at => code[at % Side, at / Side] ? (byte)20 : (byte)235)];
}
