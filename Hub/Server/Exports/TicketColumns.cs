using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Server.Exports;

/// <summary>What a file tells of each ticket: what the desk shows, and the resident only where this actor answers for the matter.</summary>
internal static class TicketColumns
{
    public static IReadOnlyList<ExportColumn> For(Actor actor, Rulebook rules, ExportWords words, DateTimeOffset now)
    {
        var (chart, catalogue, offset) = (rules.Organisation, rules.Catalogue, rules.Calendar.UtcOffset);
        return
        [
            new(words.Say("工单号", "Number"), 16, ticket => ticket.Number),
            new(words.Say("事项", "Kind"), 18, ticket => words.NameOf(catalogue.Find(ticket.Kind), ticket.Kind)),
            new(words.Say("类别", "Category"), 14, ticket => words.NameOf(catalogue.Categories.FirstOrDefault(known => known.Code == ticket.Category), ticket.Category)),
            new(words.Say("程度", "Severity"), 8, ticket => words.Of(ticket.Severity)),
            new(words.Say("阶段", "Phase"), 12, ticket => ticket.MergedInto is null ? words.Of(ticket.Phase) : words.Say("已合并", "Merged")),
            new(words.Say("标牌", "Card"), 11, ticket => words.Of(ticket.CardAt(now))),
            new(words.Say("下一时限", "Owed next"), 14, ticket => Next(ticket) is { } next ? words.Of(next.Obligation) : null),
            new(words.Say("到期时间", "Due at"), 17, ticket => Local(Next(ticket)?.DueAt)),
            new(words.Say("标题", "Title"), 36, ticket => ticket.Title),
            new(words.Say("描述", "Description"), 48, ticket => ticket.Description),
            new(words.Say("社区", "Community"), 18, ticket => words.NameOf(chart.FindPlace(ticket.Place.Community), ticket.Place.Community)),
            new(words.Say("网格", "Grid"), 24, ticket => words.NameOf(chart.FindPlace(ticket.Place.Grid), ticket.Place.Grid)),
            new(words.Say("楼栋", "Building"), 26, ticket => words.NameOf(chart.FindPlace(ticket.Place.Building), ticket.Place.Building)),
            new(words.Say("单元", "Unit"), 12, ticket => ticket.Place.Unit),
            new(words.Say("地址", "Address"), 36, ticket => ticket.Place.Address),
            new(words.Say("当前层级", "Held by"), 16, ticket => words.Of(ticket.Rung.Role)),
            new(words.Say("责任人", "Holders"), 18, ticket => string.Join(words.Separator, ticket.Holders.Select(holder => holder.Name))),
            new(words.Say("上报时间", "Reported at"), 17, ticket => Local(ticket.ReportedAt)),
            new(words.Say("最近更新", "Updated at"), 17, ticket => Local(ticket.UpdatedAt)),
            new(words.Say("红牌次数", "Limits missed"), 10, ticket => Count(ticket.Deadlines.Count(deadline => deadline.State == DeadlineState.Missed))),
            new(words.Say("返工次数", "Reworks"), 10, ticket => Count(ticket.Reworks)),
            new(words.Say("退单次数", "Returns"), 10, ticket => Count(ticket.Returns)),
            new(words.Say("诉求人", "Resident"), 12, ticket => Resident(ticket)?.Name),
            new(words.Say("电话", "Phone"), 15, ticket => Resident(ticket)?.Phone),
        ];

        Reporter? Resident(Ticket ticket) => TicketAuthority.MaySeeResident(actor, ticket) ? ticket.Reporter : null;

        object? Local(DateTimeOffset? moment) => moment?.ToOffset(offset).DateTime;
    }

    private static long Count(int amount) => amount;

    private static Deadline? Next(Ticket ticket) =>
        ticket.Deadlines.Where(deadline => deadline.IsRunning).MinBy(deadline => deadline.DueAt)
        ?? ticket.Deadlines.Where(ticket.IsOwedAfterMiss).MinBy(deadline => deadline.DueAt);
}
