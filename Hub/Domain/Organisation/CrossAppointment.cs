namespace RedProperty.Realtime.Domain.Organisation;

/// <summary>The two chairs by which a community and its property company are interlocked (双向进入 交叉任职).</summary>
public enum AppointmentKind
{
    /// <summary>社区党委委员: the company's general manager sits on the community's party committee.</summary>
    PartyCommitteeMember,

    /// <summary>物业企业党建指导员: the community's secretary advises the company on party building.</summary>
    PartyBuildingAdviser,
}

/// <summary>One such chair and who sits on it (交叉任职).</summary>
/// <param name="PersonId">Of the company for <see cref="AppointmentKind.PartyCommitteeMember"/>, of the community for the other.</param>
public sealed record CrossAppointment(AppointmentKind Kind, string CommunityId, string CompanyId, string PersonId)
{
    /// <summary>As it is written in data files: partyCommitteeMember, partyBuildingAdviser.</summary>
    public static string NameOf(AppointmentKind kind) => kind == AppointmentKind.PartyCommitteeMember ? "partyCommitteeMember" : "partyBuildingAdviser";

    internal static AppointmentKind? KindOf(string name) => Enum.GetValues<AppointmentKind>().Where(kind => NameOf(kind) == name).Cast<AppointmentKind?>().FirstOrDefault();
}
