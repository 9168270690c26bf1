using RedProperty.Realtime.Domain.Photos;

namespace RedProperty.Realtime.Photos.Files;

/// <summary>Under which name a picture is kept. Stored for years: do not change.</summary>
internal static class PictureNames
{
    public static string Of(string photoId, PhotoSize size) => size == PhotoSize.Thumbnail ? $"{photoId}.thumb.jpg" : $"{photoId}.jpg";
}
