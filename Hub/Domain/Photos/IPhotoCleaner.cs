namespace RedProperty.Realtime.Domain.Photos;

/// <summary>A photo made anew from its pixels: upright, JPEG, nothing else in it.</summary>
public sealed record CleanPhoto(ReadOnlyMemory<byte> Picture, ReadOnlyMemory<byte> Thumbnail, int Width, int Height);

/// <summary>Takes whatever somebody sends and answers a picture that is safe to keep and to show, or says why not.</summary>
public interface IPhotoCleaner
{
    /// <param name="sent">Anything at all, of any length; read no further than needed.</param>
    /// <param name="field">The field that a refusal names, as the caller wrote it.</param>
    Task<Outcome<CleanPhoto>> Clean(Stream sent, string field, CancellationToken cancellation);
}
