using System.Text;
using Microsoft.AspNetCore.Components.Forms;

namespace RedProperty.Realtime.Desk.Administration;

/// <summary>A table as it was picked. What a Chinese spreadsheet saves as plain "CSV" is GB 18030 (国标码); it is read as such, and said so.</summary>
/// <param name="IsChinese">It was not UTF-8.</param>
internal sealed record ImportedFile(string Name, string Text, bool IsChinese)
{
    /// <summary>The whole city has some 12,000 buildings: a few megabytes.</summary>
    public const int MostMegabytes = 16;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding Gb18030 =
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    public int Lines => Text.AsSpan().TrimEnd().Count('\n') + 1;

    /// <summary>Null when it is too large, or went away while it was read.</summary>
    public static async Task<ImportedFile?> Read(IBrowserFile file)
    {
        try
        {
            await using var stream = file.OpenReadStream(MostMegabytes * 1024 * 1024);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            return Of(file.Name, bytes.ToArray());
        }
        catch (IOException)
        {
            return null;
        }
    }

    public static ImportedFile Of(string name, byte[] bytes)
    {
        try
        {
            return new ImportedFile(name, Utf8.GetString(bytes), IsChinese: false);
        }
        catch (DecoderFallbackException)
        {
            return InChinese(name, bytes) ?? new ImportedFile(name, Encoding.UTF8.GetString(bytes), IsChinese: false);
        }
    }

    private static ImportedFile? InChinese(string name, byte[] bytes)
    {
        try
        {
            return new ImportedFile(name, Gb18030.GetString(bytes), IsChinese: true);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
