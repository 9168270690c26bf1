using RedProperty.Realtime.Domain.Accounts;

namespace RedProperty.Realtime.Domain.Photos;

/// <summary>Which picture of a photo.</summary>
public enum PhotoSize
{
    /// <summary>At most <see cref="PhotoLimits.LongestSide"/> pixels a side.</summary>
    Full,

    /// <summary>缩略图, at most <see cref="PhotoLimits.LongestThumbnailSide"/> pixels a side.</summary>
    Thumbnail,
}

/// <summary>A photo that is kept (照片): cleaned, without where and by what it was taken. Stored for years: add properties, never rename them.</summary>
/// <param name="Id">Not to be guessed; see <see cref="PhotoId"/>.</param>
/// <param name="Owner">Who sent it, as <see cref="OwnerOf"/> writes it.</param>
/// <param name="Bytes">Of the full picture.</param>
public sealed record Photo(string Id, string Owner, DateTimeOffset KeptAt, int Width, int Height, long Bytes)
{
    /// <summary>The ticket that it hangs on, or is being hung on; null while it is loose (散件).</summary>
    public string? TicketId { get; init; }

    /// <summary>By which command it came to its ticket: the same command, sent again, may hang it once more.</summary>
    public string? HungBy { get; init; }

    public DateTimeOffset? HungAt { get; init; }

    /// <summary>Length of the file as it was sent, for a photo that came in parts; null for others.</summary>
    public long? SentBytes { get; init; }

    /// <summary>A person and a program of the same id are two.</summary>
    public static string OwnerOf(Actor actor) => $"{actor.Kind}:{actor.Id}";
}
