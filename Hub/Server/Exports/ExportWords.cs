using System.Globalization;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Server.Exports;

/// <summary>The words of the files, in the language in which they are asked for. The same terms as the desk's.</summary>
internal sealed class ExportWords
{
    private readonly bool isEnglish;

    private ExportWords(bool isEnglish) => this.isEnglish = isEnglish;

    /// <param name="language"><c>en</c> or <c>zh</c>; when it is absent, what the request's culture says.</param>
    public static ExportWords In(string? language) =>
        new((string.IsNullOrEmpty(language) ? CultureInfo.CurrentUICulture.Name : language).StartsWith("en", StringComparison.OrdinalIgnoreCase));

    public string Separator => Say("、", ", ");

    public string File => Say("工单", "tickets");

    public string Tickets => Say("工单", "Tickets");

    public string About => Say("说明", "About");

    public string Say(string chinese, string english) => isEnglish ? english : chinese;

    public string NameOf(Place? place, string id) => place is null ? id : Say(place.Name, place.NameEn);

    public string NameOf(TicketKind? kind, string code) => kind is null ? code : Say(kind.Name, kind.NameEn);

    public string NameOf(TicketCategory? category, string code) => category is null ? code : Say(category.Name, category.NameEn);

    public string Of(Severity severity) => severity == Severity.Major ? Say("重大", "Major") : Say("一般", "Ordinary");

    public string Of(Phase phase) => phase switch
    {
        Phase.Reported => Say("待响应", "Reported"),
        Phase.Acknowledged => Say("已响应", "Acknowledged"),
        Phase.Planned => Say("已出方案", "Planned"),
        Phase.Resolved => Say("已解决", "Resolved"),
        _ => Say("已办结", "Closed"),
    };

    public string Of(Card? card) => card switch
    {
        Card.Red => Say("红牌", "Red card"),
        Card.Yellow => Say("黄牌", "Yellow card"),
        _ => string.Empty,
    };

    public string Of(Obligation obligation) => obligation switch
    {
        Obligation.Response => Say("响应", "Response"),
        Obligation.Solution => Say("解决方案", "Solution"),
        _ => Say("书面回复", "Written reply"),
    };

    public string Of(Role role) => role switch
    {
        Role.GridWorker => Say("专职网格员", "Grid worker"),
        Role.RedSteward => Say("楼宇红管家", "Red steward"),
        Role.PropertyManager => Say("物业项目经理", "Property manager"),
        Role.BranchSecretary => Say("网格党支部书记", "Grid branch secretary"),
        Role.CommunitySecretary => Say("社区书记", "Community secretary"),
        Role.StreetOffice => Say("街道物业办", "Street office"),
        Role.StreetStation => Say("街道科所队", "Street station"),
        Role.DistrictDepartment => Say("区直部门", "District department"),
        Role.DistrictBureau => Say("区住建局", "District bureau"),
        Role.CityBureau => Say("市住建局", "City bureau"),
        _ => Say("系统管理员", "Administrator"),
    };
}
