using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Domain.Publication;

/// <summary>The open book of a city (公示清单): who answers for what, where one complains, and what must be published how often. Data, loaded by administrators.</summary>
public sealed record Disclosure(IReadOnlyList<PostDuty> Duties, IReadOnlyList<ComplaintOffice> Offices, IReadOnlyList<PublicationRule> Rules)
{
    public static Disclosure None { get; } = new([], [], []);

    public PostDuty? DutyOf(Role role) => Duties.FirstOrDefault(duty => duty.Role == role);
}

/// <summary>What holders of a post do for residents (岗位职责), in one sentence.</summary>
public sealed record PostDuty(Role Role, string Text, string TextEn);

/// <summary>An office that takes complaints (投诉渠道).</summary>
/// <param name="PlaceId">Only for boards in this place; null: on every board.</param>
/// <param name="Text">What it answers for, in one sentence.</param>
public sealed record ComplaintOffice(string Name, string NameEn, string Phone, string Text, string TextEn, string? PlaceId = null);

/// <summary>What must be published (应公示事项).</summary>
/// <param name="EveryDays">A notice older than this is out of date; one that has ended counts as none.</param>
/// <param name="Level">For each community, or for each grid in it. A community's notice serves its grids.</param>
public sealed record PublicationRule(Publisher By, NoticeKind Kind, int EveryDays, PlaceLevel Level);
