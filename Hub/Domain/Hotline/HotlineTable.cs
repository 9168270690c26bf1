namespace RedProperty.Realtime.Domain.Hotline;

/// <summary>A file of hotline cases, opened: its header, and its lines read one after the other as often as they are asked for.</summary>
/// <param name="IsChinese">It was GB 18030 (国标码) and not UTF-8.</param>
public sealed record HotlineTable(IReadOnlyList<string> Columns, IEnumerable<HotlineLine> Lines, bool IsChinese = false)
{
    /// <summary>20 MiB.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    /// <summary>A large city's day is half of that.</summary>
    public const int MostLines = 20_000;

    public const int MostColumns = 100;
}

/// <summary>A line of the file.</summary>
/// <param name="Line">1-based, as an editor or a spreadsheet shows it.</param>
/// <param name="Fields">As many as the header has columns; empty when there is a fault.</param>
/// <param name="Fault">Why it is no line of this table; null when it is one. One about the file (line 0) ends the reading.</param>
public sealed record HotlineLine(int Line, IReadOnlyList<string> Fields, IntakeFault? Fault = null);

/// <summary>Opens CSV and XLSX.</summary>
public interface IHotlineTables
{
    /// <summary>The table, or what keeps it from being one. Never throws for what is in the file.</summary>
    (HotlineTable? Table, IntakeFault? Fault) Open(ReadOnlyMemory<byte> content);
}
