using RedProperty.Realtime.Domain.Searches;

namespace RedProperty.Realtime.Server.Exports;

/// <summary>A list and how it is to be written.</summary>
/// <param name="About">What was asked for, by whom and when: one line each; made once the list has been written, with the note on what was cut.</param>
internal sealed record ExportSheet(
    ExportedList List,
    IReadOnlyList<ExportColumn> Columns,
    ExportWords Words,
    TimeSpan UtcOffset,
    Func<string?, IReadOnlyList<(string Name, object Value)>> About)
{
    public DateTime LocalAt => List.At.ToOffset(UtcOffset).DateTime;

    /// <summary>Null when the file holds all.</summary>
    public string? CutNote => List.IsCut
        ? Words.Say(
            $"仅导出前 {ListForExport.MostTickets} 条（按到期先后）；请缩小筛选范围。",
            $"Only the first {ListForExport.MostTickets} by limit are in this file; narrow the filter.")
        : null;
}
