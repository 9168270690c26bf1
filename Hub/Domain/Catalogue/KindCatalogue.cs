namespace RedProperty.Realtime.Domain.Catalogue;

/// <summary>All kinds of matter (事项目录), by category. Only <see cref="CatalogueCheck"/> builds one.</summary>
public sealed class KindCatalogue
{
    private readonly Dictionary<string, TicketKind> kinds;

    internal KindCatalogue(IReadOnlyList<TicketCategory> categories, IReadOnlyList<TicketKind> kinds)
    {
        Categories = categories;
        Kinds = kinds;
        this.kinds = kinds.ToDictionary(kind => kind.Code, StringComparer.Ordinal);
    }

    public static KindCatalogue Empty { get; } = new([], []);

    public IReadOnlyList<TicketCategory> Categories { get; }

    public IReadOnlyList<TicketKind> Kinds { get; }

    public TicketKind? Find(string code) => kinds.GetValueOrDefault(code);

    public TicketCategory CategoryOf(TicketKind kind) => Categories.First(category => category.Code == kind.CategoryCode);
}
