using System.Text.Json;

namespace RedProperty.Realtime.Client.Photos;

/// <summary>What a problem document says of a photo that was not taken.</summary>
internal sealed record PhotoProblem(string? Code, string? Detail, long? Received)
{
    /// <summary>Null for what is no problem document: a proxy's page, say.</summary>
    public static PhotoProblem? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, ClientJson.Default.PhotoProblem);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
