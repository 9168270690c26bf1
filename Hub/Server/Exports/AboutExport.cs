using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Searches;

namespace RedProperty.Realtime.Server.Exports;

/// <summary>The sheet beside the list: what it holds, by whom and when it was made.</summary>
internal static class AboutExport
{
    public static IReadOnlyList<(string Name, object Value)> Of(
        Actor actor, bool isArea, TicketFilter filter, ExportedList list, Rulebook rules, ExportWords words, string? cutNote)
    {
        string PlaceName(string id) => words.NameOf(rules.Organisation.FindPlace(id), id);
        var posts = string.Join(words.Separator, actor.Posts.Select(post => $"{words.Of(post.Role)} {PlaceName(post.PlaceId)}"));
        List<(string, object)> lines =
        [
            (words.Say("文件", "File"), words.Say("泉城物业 服务全程 · 工单导出", "Quancheng Property, Service All the Way: exported tickets")),
            (words.Say("导出人", "Made by"), posts.Length > 0 ? $"{actor.Name}（{posts}）" : actor.Name),
            (words.Say("导出时间", "Made at"), list.At.ToOffset(rules.Calendar.UtcOffset).DateTime),
            (words.Say("范围", "List"), isArea ? words.Say("岗位辖区内全部未办结工单", "All open tickets within these posts") : words.Say("本人负责的未办结工单", "Open tickets that this person answers for")),
        ];
        if (filter.IsEmpty)
        {
            lines.Add((words.Say("筛选", "Filter"), words.Say("无", "none")));
        }

        Add(words.Say("筛选：文字", "Filter: text"), filter.Words.Count > 0 ? filter.Text : null);
        Add(words.Say("筛选：阶段", "Filter: phase"), filter.Phase is { } phase ? words.Of(phase) : null);
        Add(words.Say("筛选：标牌", "Filter: card"), filter.Mark is null ? null : words.Of(filter.Mark));
        Add(words.Say("筛选：类别", "Filter: category"), filter.Category is { } code ? words.NameOf(rules.Catalogue.Categories.FirstOrDefault(known => known.Code == code), code) : null);
        Add(words.Say("筛选：网格", "Filter: grid"), filter.Grid is { } grid ? PlaceName(grid) : null);
        lines.Add((words.Say("工单数", "Tickets"), (long)list.Count));
        lines.Add((words.Say("是否完整", "Complete"), cutNote ?? words.Say("是", "yes")));
        lines.Add((words.Say("个人信息", "Personal data"), words.Say(
            "诉求人姓名和电话只出现在导出人本人负责的工单上。", "A resident's name and phone stand only on tickets that the maker of this file answers for.")));
        return lines;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                lines.Add((name, value));
            }
        }
    }
}
