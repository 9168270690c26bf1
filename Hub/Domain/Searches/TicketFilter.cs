using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Searches;

/// <summary>What a list is narrowed to. It stands in the desk's address, and an export of the same address holds the same tickets.</summary>
/// <param name="Text">Words that must all occur; see <see cref="TicketWords"/>.</param>
/// <param name="Phase">How far they have come.</param>
/// <param name="Mark">Which card they show at the moment of asking.</param>
/// <param name="Category">One of the seven categories, by its code.</param>
/// <param name="Grid">By its id.</param>
public sealed record TicketFilter(string? Text = null, Phase? Phase = null, Card? Mark = null, string? Category = null, string? Grid = null)
{
    /// <summary>100 characters: the most that is looked for.</summary>
    public const int LongestText = 100;

    private readonly string? text = Text;
    private readonly IReadOnlyList<string> words = FoldedText.Words(Text);

    public static TicketFilter None { get; } = new();

    public string? Text
    {
        get => text;
        init => (text, words) = (value, FoldedText.Words(value));
    }

    public bool IsEmpty => words.Count == 0 && Phase is null && Mark is null && Category is null && Grid is null;

    /// <summary>What is looked for in the texts, as it is compared.</summary>
    public IReadOnlyList<string> Words => words;

    /// <summary>From an address. A word that means nothing is left out, as a page does with an old link; <see cref="Check"/> refuses it.</summary>
    public static TicketFilter Read(string? text, string? phase, string? mark, string? category, string? grid) => new(
        Given(text) is { } given ? given[..Math.Min(given.Length, LongestText)] : null,
        Known<Phase>(phase),
        Known<Card>(mark),
        Given(category),
        Given(grid));

    /// <summary>What a program must be told about the same words of an address; null when all are sound.</summary>
    public static Refusal? Check(string? text, string? phase, string? mark, string? category, string? grid, Rulebook rules)
    {
        if (text?.Trim().Length > LongestText)
        {
            return Refusal.Invalid("q", $"has {text.Trim().Length} characters; at most {LongestText} are looked for.");
        }

        if (Given(category) is { } code && rules.Catalogue.Categories.All(known => known.Code != code))
        {
            return Refusal.Invalid("category", $"is none of {string.Join(", ", rules.Catalogue.Categories.Select(known => known.Code))}.");
        }

        if (Given(grid) is { } id && rules.Organisation.FindPlace(id, Organisation.PlaceLevel.Grid) is null)
        {
            return Refusal.Invalid("grid", "is no grid of the organisation.");
        }

        return CheckWord<Phase>("phase", phase) ?? CheckWord<Card>("mark", mark);
    }

    public bool Fits(Ticket ticket, Rulebook rules, DateTimeOffset now) =>
        (Phase is null || ticket.Phase == Phase)
        && (Category is null || ticket.Category == Category)
        && (Grid is null || ticket.Place.Grid == Grid)
        && (Mark is null || ticket.CardAt(now) == Mark)
        && TicketWords.Say(ticket, words, rules);

    // The list of words follows from the text and would compare by reference.
    public bool Equals(TicketFilter? other) =>
        other is not null && (Text, Phase, Mark, Category, Grid) == (other.Text, other.Phase, other.Mark, other.Category, other.Grid);

    public override int GetHashCode() => HashCode.Combine(Text, Phase, Mark, Category, Grid);

    private static string? Given(string? word) => string.IsNullOrWhiteSpace(word) ? null : word.Trim();

    private static T? Known<T>(string? word)
        where T : struct, Enum =>
        Given(word) is { } given && !char.IsAsciiDigit(given[0]) && Enum.TryParse<T>(given, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    private static Refusal? CheckWord<T>(string field, string? word)
        where T : struct, Enum =>
        Given(word) is null || Known<T>(word) is not null
            ? null
            : Refusal.Invalid(field, $"is none of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.");
}
