namespace RedProperty.Realtime.Domain.Publication;

/// <summary>Something made public for the people of a place (公示). Once published its words do not change: whoever errs withdraws it and publishes anew.</summary>
/// <param name="Id">32 hexadecimal digits.</param>
/// <param name="PlaceId">A community, a grid or a building; the notice stands on the board of every building in it.</param>
/// <param name="PublishedAt">The server's time.</param>
/// <param name="ExpiresAt">From then on it stands on no board; null: until it is withdrawn.</param>
/// <param name="EnteredBy">The person's id.</param>
/// <param name="CompanyId">Of a company's notice, which company it was.</param>
/// <param name="Withdrawn">Null while nobody has taken it back.</param>
/// <param name="PictureIds">In the order in which they are shown; null when there is none.</param>
public sealed record Notice(
    string Id,
    string CommunityId,
    string PlaceId,
    Publisher By,
    NoticeKind Kind,
    string Title,
    string Text,
    DateTimeOffset PublishedAt,
    DateTimeOffset? ExpiresAt,
    string EnteredBy,
    string EnteredByName,
    string? CompanyId = null,
    Withdrawal? Withdrawn = null,
    IReadOnlyList<string>? PictureIds = null)
{
    public NoticeState StateAt(DateTimeOffset now) =>
        Withdrawn is not null ? NoticeState.Withdrawn : ExpiresAt <= now ? NoticeState.Expired : NoticeState.Standing;

    /// <summary>When it left the boards; null while it stands.</summary>
    public DateTimeOffset? EndedAt(DateTimeOffset now) => StateAt(now) switch
    {
        NoticeState.Withdrawn => Withdrawn!.At,
        NoticeState.Expired => ExpiresAt,
        _ => null,
    };
}

/// <param name="By">The person's id.</param>
public sealed record Withdrawal(DateTimeOffset At, string By, string ByName, string Reason);

/// <summary>What became of a notice.</summary>
public enum NoticeState
{
    /// <summary>公示中: it stands on the boards.</summary>
    Standing,

    /// <summary>已到期.</summary>
    Expired,

    /// <summary>已撤回: taken back, with a reason.</summary>
    Withdrawn,
}
