using System.Text;
using RedProperty.Realtime.Domain.Hotline;
using RedProperty.Realtime.Server.Hotline;

namespace RedProperty.Realtime.Server.Tests.Hotline;

public sealed class TableTests
{
    private const string Csv = "工单编号,地址\r\nJN1,\"燕子山路 1 号\r\n2单元\"\r\n,\r\nJN2,历下区\r\n";

    private readonly HotlineTables tables = new();

    static TableTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("gb18030", true)]
    public void A_CSV_is_read_in_both_encodings_with_its_lines(string encoding, bool isChinese)
    {
        var table = Open(Encoding.GetEncoding(encoding).GetBytes(Csv));

        Assert.Equal(isChinese, table.IsChinese);
        Assert.Equal(["工单编号", "地址"], table.Columns);
        Assert.Equal([(2, "JN1"), (5, "JN2")], table.Lines.Select(line => (line.Line, line.Fields[0])));
        Assert.Equal(2, table.Lines.Count());
    }

    [Theory]
    [InlineData("\uFEFFa,b\n1,2")]
    [InlineData("a\tb\n1\t2")]
    [InlineData("a;b\n1;2")]
    [InlineData("\n\na,b,,\n1,2,,\n")]
    public void Marks_separators_and_empty_edges_do_not_matter(string text)
    {
        var table = Open(Encoding.UTF8.GetBytes(text));

        Assert.Equal(["a", "b"], table.Columns);
        Assert.Equal(["1", "2"], Assert.Single(table.Lines).Fields);
    }

    [Fact]
    public void A_broken_line_is_a_fault_and_the_next_is_read()
    {
        var lines = Open(Encoding.UTF8.GetBytes("a,b\n1,2,3\nx\"y,2\n3,4\n")).Lines.ToList();

        Assert.Equal([IntakeFaultCode.FieldCount, IntakeFaultCode.Quotes, null], lines.Select(line => line.Fault?.Code));
        Assert.Equal([2, 3, 4], lines.Select(line => line.Line));
    }

    [Fact]
    public void A_workbook_is_read_with_shared_inline_and_numeric_cells_gaps_and_moments()
    {
        var table = Open(Workbooks.Make("""
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>来电时间</t></is></c><c r="C1" t="str"><f>1+1</f><v>电话</v></c></row>
            <row r="3"><c r="A3"><v>2.02611160001E+11</v></c><c r="B3" s="1"><v>46349.361111111</v></c></row>
            <row r="4"><c r="A4" t="s"><v>1</v></c><c r="C4"><v>13900001111</v></c></row>
            """, ["工单编号", "<r><t>JN</t></r><r><t>2</t></r><rPh><t>xx</t></rPh>"]));

        Assert.Equal(["工单编号", "来电时间", "电话"], table.Columns);
        var lines = table.Lines.ToList();
        Assert.Equal([3, 4], lines.Select(line => line.Line));
        Assert.Equal(["202611160001", "2026-11-23 08:40:00"], lines[0].Fields.Take(2));
        Assert.Equal(["JN2", "", "13900001111"], lines[1].Fields);
    }

    public static TheoryData<string, IntakeFaultCode> Wrong => new()
    {
        { "", IntakeFaultCode.Empty },
        { "a,b\n", IntakeFaultCode.Empty },
        { "a,a\n1,2", IntakeFaultCode.ColumnTwice },
        { string.Join(',', Enumerable.Range(0, 101)) + "\n1", IntakeFaultCode.TooManyColumns },
        { "\u0001\u0002\u0003", IntakeFaultCode.NotATable },
        { "a\0b\n1", IntakeFaultCode.NotATable },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void What_is_no_table_is_named(string text, IntakeFaultCode code) => Assert.Equal(code, tables.Open(Encoding.UTF8.GetBytes(text)).Fault!.Code);

    [Fact]
    public void Pictures_documents_and_broken_workbooks_are_no_tables()
    {
        byte[] png = [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0];
        byte[] sound = Workbooks.Make("<row><c><v>1</v></c></row>");
        foreach (var bytes in (byte[][])[png, "%PDF-1.7 \u0000\u0001"u8.ToArray(), [0x50, 0x4B, 3, 4, 0, 0], sound[..(sound.Length / 2)], Workbooks.Zip(("a.txt", "hello")), Workbooks.Make("<row><c><v>1</v></c></row>", dtd: "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>]>")])
        {
            Assert.Equal(IntakeFaultCode.NotATable, tables.Open(bytes).Fault!.Code);
        }

        Assert.Equal(IntakeFaultCode.Encoding, tables.Open((byte[])[0x61, 0x2C, 0xFF, 0xFE, 0xFF, 0x0A, 0x31]).Fault!.Code);
        Assert.Equal(IntakeFaultCode.TooLarge, tables.Open(new byte[HotlineTable.MostBytes + 1]).Fault!.Code);
    }

    [Fact]
    public void A_small_file_that_unpacks_into_a_huge_one_ends_at_its_bound()
    {
        var bomb = Workbooks.Make("<row><c t=\"inlineStr\"><is><t>n</t></is></c></row><row><c t=\"inlineStr\"><is><t>" + new string('A', 90_000_000) + "</t></is></c></row>");
        Assert.True(bomb.Length < 1_000_000);

        var before = GC.GetTotalAllocatedBytes();
        var (table, fault) = tables.Open(bomb);

        Assert.Equal(IntakeFaultCode.NotATable, fault?.Code ?? table!.Lines.First(line => line.Fault is not null).Fault!.Code);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 400_000_000);
    }

    [Fact]
    public void More_lines_than_are_taken_end_the_reading()
    {
        var text = "a\n" + string.Concat(Enumerable.Range(0, HotlineTable.MostLines + 5).Select(i => $"{i}\n"));

        var lines = Open(Encoding.UTF8.GetBytes(text)).Lines.ToList();

        Assert.Equal(HotlineTable.MostLines + 1, lines.Count);
        Assert.Equal(IntakeFaultCode.TooManyLines, lines[^1].Fault!.Code);
    }

    private HotlineTable Open(byte[] content)
    {
        var (table, fault) = tables.Open(content);
        Assert.Null(fault);
        return table!;
    }
}
