namespace RedProperty.Realtime.Domain.Catalogue;

/// <summary>A kind of matter that residents report (事项类别).</summary>
/// <param name="Code">Also the Open311 service code: a-z, 0-9, hyphen.</param>
/// <param name="CategoryCode">One of the seven categories (七大类).</param>
/// <param name="Keywords">Words by which a resident's text is recognised, both languages.</param>
public sealed record TicketKind(
    string Code,
    string CategoryCode,
    string Name,
    string NameEn,
    Track Track,
    Severity DefaultSeverity,
    IReadOnlyList<string> Keywords,
    string Description,
    string DescriptionEn)
{
    /// <summary>What it asks whoever reports it, in order; beside the unit, which every kind asks.</summary>
    public IReadOnlyList<KindAttribute> Attributes { get; init; } = [];
}

/// <summary>One of the seven categories of property work (七大类).</summary>
public sealed record TicketCategory(string Code, string Name, string NameEn);
