using RedProperty.Realtime.Domain.Photos;

namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>Limits on what people may write, in characters.</summary>
public static class TicketText
{
    public const int LongestTitle = 200;
    public const int LongestText = 4000;
    public const int LongestUnit = 50;

    /// <summary>A device's clock may run ahead of ours by this much before a moment counts as the future.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(2);

    public static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public static Refusal? CheckRequired(string field, string? text, int longest = LongestText) =>
        string.IsNullOrWhiteSpace(text)
            ? Refusal.Invalid(field, $"must not be empty; write 1 to {longest} characters.")
            : CheckOptional(field, text, longest);

    public static Refusal? CheckOptional(string field, string? text, int longest = LongestText) =>
        text?.Length > longest ? Refusal.Invalid(field, $"has {text.Length} characters; at most {longest} are kept.") : null;

    public static Refusal? CheckMoment(string field, DateTimeOffset? moment, DateTimeOffset now) =>
        moment > now + ClockTolerance ? Refusal.Invalid(field, $"{moment:O} lies in the future; the server's time is {now:O}.") : null;

    /// <summary>Whether they could be photos; whether they are, and whose, <see cref="HangPhotos"/> finds out.</summary>
    public static Refusal? CheckPhotos(string field, IReadOnlyList<string> photoIds) =>
        photoIds.Count > PhotoLimits.MostAtOnce ? Refusal.Invalid(field, $"names {photoIds.Count} photos; at most {PhotoLimits.MostAtOnce} at once.")
        : !photoIds.All(PhotoId.IsOne) ? Refusal.Invalid(field, $"'{Shown(photoIds.First(id => !PhotoId.IsOne(id)))}' is no photo's id; send the photo first.")
        : photoIds.Distinct().Count() < photoIds.Count ? Refusal.Invalid(field, "names a photo twice.")
        : null;

    private static string Shown(string? text) => text?.Length > 40 ? text[..40] + "…" : text ?? "";
}
