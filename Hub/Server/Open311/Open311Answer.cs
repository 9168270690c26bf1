using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using Microsoft.AspNetCore.Http;

namespace RedProperty.Realtime.Server.Open311;

/// <summary>A document in the format that was asked for.</summary>
internal sealed class Open311Answer(Open311Call call, Action<Open311Writer> write, int status = StatusCodes.Status200OK) : IResult
{
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly XmlWriterSettings XmlSettings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.Headers.ContentLanguage = call.Language;
        response.Headers.Vary = "Accept-Language";
        return call.IsXml ? WriteXml(response) : WriteJson(response);
    }

    private async Task WriteJson(HttpResponse response)
    {
        response.ContentType = "application/json; charset=utf-8";
        await using (var json = new Utf8JsonWriter(response.BodyWriter, JsonOptions))
        {
            write(new Open311Json(json));
        }

        await response.BodyWriter.FlushAsync(response.HttpContext.RequestAborted);
    }

    private async Task WriteXml(HttpResponse response)
    {
        response.ContentType = "text/xml; charset=utf-8";
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, XmlSettings))
        {
            write(new Open311Xml(xml));
        }

        response.ContentLength = buffer.Length;
        await response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), response.HttpContext.RequestAborted);
    }
}
