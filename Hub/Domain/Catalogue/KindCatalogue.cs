namespace RedProperty.Realtime.Domain.Catalogue;

/// <summary>All kinds of matter (事项目录), by category. Only <see cref="CatalogueCheck"/> builds one.</summary>
public sealed class KindCatalogue
{
    private readonly Dictionary<string, TicketKind> kinds;
    private readonly Lazy<KindGuess> guess;

    internal KindCatalogue(IReadOnlyList<TicketCategory> categories, IReadOnlyList<TicketKind> kinds)
    {
        Categories = categories;
        Kinds = kinds;
        this.kinds = kinds.ToDictionary(kind => kind.Code, StringComparer.Ordinal);
        guess = new Lazy<KindGuess>(() => new KindGuess(kinds));
    }

    public static KindCatalogue Empty { get; } = new([], []);

    public IReadOnlyList<TicketCategory> Categories { get; }

    public IReadOnlyList<TicketKind> Kinds { get; }

    /// <summary>Made from the keywords when it is first asked for.</summary>
    public KindGuess Guess => guess.Value;

    public TicketKind? Find(string code) => kinds.GetValueOrDefault(code);

    public TicketCategory CategoryOf(TicketKind kind) => Categories.First(category => category.Code == kind.CategoryCode);
}
