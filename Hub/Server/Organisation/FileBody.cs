using System.Text;
using Microsoft.AspNetCore.Http;

namespace RedProperty.Realtime.Server.Organisation;

/// <summary>A text file that was sent as a body.</summary>
internal static class FileBody
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null when it is not UTF-8.</summary>
    public static async Task<string?> Read(HttpRequest request, CancellationToken cancellation)
    {
        using var reader = new StreamReader(request.Body, Strict);
        try
        {
            return await reader.ReadToEndAsync(cancellation);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
