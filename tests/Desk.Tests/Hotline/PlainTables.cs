using System.Text;
using RedProperty.Realtime.Domain.Hotline;

namespace RedProperty.Realtime.Desk.Tests.Hotline;

/// <summary>Tables as simple as a page needs them: commas and lines.</summary>
internal sealed class PlainTables : IHotlineTables
{
    public (HotlineTable? Table, IntakeFault? Fault) Open(ReadOnlyMemory<byte> content)
    {
        string[] lines = Encoding.UTF8.GetString(content.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Length < 2
            ? (null, IntakeFault.OfFile(IntakeFaultCode.NotATable))
            : (new HotlineTable(lines[0].Split(','), lines.Skip(1).Select((line, at) => new HotlineLine(at + 2, line.Split(',')))), null);
    }
}
