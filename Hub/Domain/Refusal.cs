namespace RedProperty.Realtime.Domain;

/// <summary>Why something was not done; also the fault codes of the hub.</summary>
public enum RefusalCode
{
    /// <summary>The request itself is wrong; the same request will never work.</summary>
    Invalid,
    Unauthenticated,

    /// <summary>Outside what the actor's posts allow.</summary>
    Forbidden,
    NotFound,

    /// <summary>Somebody else was first, or the matter has moved on.</summary>
    Conflict,

    /// <summary>Too many requests, or too large an answer.</summary>
    Limited,

    /// <summary>The store cannot be reached; try again with the same command id.</summary>
    Unavailable,
}

/// <summary>A refusal is a value, not an exception: what was wrong, and the way out, in one sentence.</summary>
/// <param name="Field">The field at fault, as the caller wrote it (camelCase); null when it is about the whole.</param>
/// <param name="RetryAfter">When it is known after what time the same request may work.</param>
public sealed record Refusal(RefusalCode Code, string Sentence, string? Field = null, TimeSpan? RetryAfter = null)
{
    /// <summary>The sentence's name, where pages say it in words of their own (<c>photoHeic</c>); null where the code says enough.</summary>
    public string? Reason { get; init; }

    /// <summary>Bytes of a photo that are there, where going on behind them is the way out.</summary>
    public long? Received { get; init; }

    public static Refusal Invalid(string field, string sentence) => new(RefusalCode.Invalid, $"{field}: {sentence}", field);

    public static Refusal Forbidden(string sentence) => new(RefusalCode.Forbidden, sentence);

    public static Refusal NotFound(string field, string sentence) => new(RefusalCode.NotFound, $"{field}: {sentence}", field);

    public static Refusal Conflict(string sentence) => new(RefusalCode.Conflict, sentence);
}
