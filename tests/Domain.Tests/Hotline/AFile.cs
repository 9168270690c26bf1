using RedProperty.Realtime.Domain.Hotline;

namespace RedProperty.Realtime.Domain.Tests.Hotline;

/// <summary>A hotline's file as it stands in memory: the header, and lines that begin with line 2.</summary>
internal static class AFile
{
    public static readonly string[] Columns = ["工单编号", "来电时间", "诉求类别", "地址", "诉求内容", "来电人", "联系电话", "办结期限", "紧急程度"];

    public static HotlineTable Of(params string[][] lines) => new(Columns, lines.Select((fields, at) => new HotlineLine(at + 2, fields)));

    public static string[] Case(
        string number, string kind = "路灯不亮", string address = "spring-1 01号", string text = "三楼的灯不亮", string called = "2026-11-23 08:40:00", string due = "") =>
        [number, called, kind, address, text, "标记姓名", "13900001111", due, "较急"];

    /// <summary>As the columns' names suggest it.</summary>
    public static HotlineMapping Mapping => MappingGuess.For(Columns);
}
