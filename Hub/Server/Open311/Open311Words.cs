using System.Globalization;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Server.Open311;

/// <summary>What residents read, in both languages.</summary>
internal static class Open311Words
{
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.FFFzzz";

    public static string Time(DateTimeOffset moment, TimeSpan utcOffset) =>
        moment.ToOffset(utcOffset).ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>Where the matter stands; of a merged one, under which number it goes on.</summary>
    public static string StandingOf(Ticket ticket, Open311Call call) => ticket.MergedInto is { } merged
        ? call.Say($"与工单 {merged.Number} 为同一事项，已合并办理", $"The same matter as {merged.Number}; it goes on there")
        : Of(ticket.Phase, call);

    private static string Of(Phase phase, Open311Call call) => phase switch
    {
        Phase.Reported => call.Say("已上报，等待响应", "Reported, waiting for an answer"),
        Phase.Acknowledged => call.Say("已响应", "Answered"),
        Phase.Planned => call.Say("已提出解决方案", "A solution has been proposed"),
        Phase.Resolved => call.Say("已解决，等待确认", "Resolved, waiting to be confirmed"),
        _ => call.Say("已办结", "Confirmed as done"),
    };

    public static string Of(Role role, Open311Call call) => role switch
    {
        Role.GridWorker => call.Say("专职网格员", "grid worker"),
        Role.RedSteward => call.Say("楼宇红管家", "red steward"),
        Role.PropertyManager => call.Say("物业项目经理", "property manager"),
        Role.BranchSecretary => call.Say("网格党支部书记", "grid branch secretary"),
        Role.CommunitySecretary => call.Say("社区书记", "community secretary"),
        Role.StreetOffice => call.Say("街道物业管理办公室", "street property office"),
        Role.StreetStation => call.Say("街道科所队", "street station"),
        Role.DistrictDepartment => call.Say("区直部门", "district department"),
        Role.DistrictBureau => call.Say("区住建局", "district housing bureau"),
        Role.CityBureau => call.Say("市住建局", "city housing bureau"),
        _ => call.Say("系统管理员", "administrator"),
    };

    public static string Of(AnswerFault fault, KindAttribute attribute, Open311Call call) => fault switch
    {
        AnswerFault.Missing => call.Say($"请回答“{attribute.Name}”。", $"answer '{attribute.NameEn}'."),
        AnswerFault.NotANumber => call.Say("请填写数字。", "give a number."),
        AnswerFault.NotAMoment => call.Say("请填写 ISO 8601 时间。", "give an ISO 8601 time."),
        AnswerFault.NotAValue => call.Say($"请选择：{Values(attribute)}。", $"choose among {Values(attribute)}."),
        AnswerFault.OnlyOne => call.Say("只能填写一项。", "give one value only."),
        _ => call.Say("太长了。", $"is too long; at most {(attribute.Type == AttributeType.Text ? TicketText.LongestText : AnswerCheck.LongestString)} characters are kept."),
    };

    private static string Values(KindAttribute attribute) => string.Join(", ", attribute.Values.Select(value => value.Key));

    /// <summary>The promise with its limits, soonest first.</summary>
    public static string Promise(Terms terms, Open311Call call)
    {
        var limits = terms.Limits.OrderBy(term => term.Allowance.Length).Select(term => Limit(term, call));
        return call.IsEnglish ? $"We promise {string.Join(", ", limits)}." : $"我们承诺：{string.Join("，", limits)}。";
    }

    private static string Limit(Term term, Open311Call call) => term.Obligation switch
    {
        Obligation.Response => call.Say($"{Span(term.Allowance, call)}内响应", $"an answer within {Span(term.Allowance, call)}"),
        Obligation.WrittenReply => call.Say($"{Span(term.Allowance, call)}内书面回复", $"a written reply within {Span(term.Allowance, call)}"),
        _ => call.Say($"{Span(term.Allowance, call)}内提出解决方案", $"a solution within {Span(term.Allowance, call)}"),
    };

    private static string Span(Allowance allowance, Open311Call call)
    {
        var isWork = allowance.Unit == AllowanceUnit.WorkingHours;
        var length = allowance.Length;
        var (amount, chinese, english) = isWork ? (length.TotalHours, "个工作小时", "working hour")
            : length.TotalDays >= 1 ? (length.TotalDays, "天", "day")
            : length.TotalHours >= 1 ? (length.TotalHours, "小时", "hour")
            : length.TotalMinutes >= 1 ? (length.TotalMinutes, "分钟", "minute")
            : (length.TotalSeconds, "秒", "second");
        var number = Math.Round(amount, 1).ToString(CultureInfo.InvariantCulture);
        return call.IsEnglish ? $"{number} {english}{(number == "1" ? string.Empty : "s")}" : $"{number} {chinese}";
    }
}
