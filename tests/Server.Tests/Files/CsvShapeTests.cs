using System.Text;
using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Server.Files;

namespace RedProperty.Realtime.Server.Tests.Files;

/// <summary>What can be wrong with a CSV before its meaning is looked at.</summary>
public sealed class CsvShapeTests
{
    private const string Header = "type,code,name,name_en,category,track,severity,keywords,description,description_en";
    private const string Category = "category,repair,维修,Repairs,,,,,,";
    private const string Lamp = "kind,lamp-out,灯,Lamp,repair,property,ordinary,灯,灯不亮,Dark";

    [Fact]
    public void Reads_utf8_with_a_byte_order_mark_and_without()
    {
        var text = Lines(Header, Category, Lamp);
        byte[] marked = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)];
        Assert.Equal("灯", Shipped.Sound(CatalogueFile.Read(new DataFile("c.csv", marked))).Find("lamp-out")!.Name);
        Assert.Equal("灯", Shipped.Sound(CatalogueFile.Read(DataFile.OfText("c.csv", text))).Find("lamp-out")!.Name);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Reads_every_kind_of_line_end_and_names_the_right_line(string lineEnd)
    {
        var fault = OnlyFault(string.Join(lineEnd, Header, Category, "", Lamp, Lamp));
        Assert.Equal((5, "code"), (fault.Line, fault.Field));
    }

    [Fact]
    public void Reads_columns_in_any_order()
    {
        var text = Lines(
            "name,type,code,name_en,severity,track,category,description_en,description,keywords",
            "维修,category,repair,Repairs,,,,,,",
            "灯,kind,lamp-out,Lamp,major,grid,repair,Dark,灯不亮,灯; 没灯 ;");
        var lamp = Shipped.Sound(CatalogueFile.Read(DataFile.OfText("c.csv", text))).Find("lamp-out")!;
        Assert.Equal(("灯", "灯不亮", "Dark"), (lamp.Name, lamp.Description, lamp.DescriptionEn));
        Assert.Equal(["灯", "没灯"], lamp.Keywords);
    }

    [Fact]
    public void A_quoted_field_may_hold_commas_quotes_and_line_ends_and_later_lines_keep_their_numbers()
    {
        var text = Lines(Header, Category, "kind,lamp-out,\"灯,\n\"\"楼道\"\"\",Lamp,repair,property,ordinary,,,", "kind,lamp-out,灯,Lamp,repair,property,ordinary,,,");
        var fault = OnlyFault(text);
        Assert.Equal((5, "code"), (fault.Line, fault.Field));
        Assert.Contains("twice", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Blank_lines_and_spaces_around_fields_do_no_harm()
    {
        var text = Lines("", Header, "", " category , repair , 维修 , Repairs ,,,,,,", ",,,,,,,,,", Lamp, "", "");
        Assert.Equal("维修", Shipped.Sound(CatalogueFile.Read(DataFile.OfText("c.csv", text))).Categories.Single().Name);
    }

    [Fact]
    public void A_missing_column_is_named_at_line_1()
    {
        var fault = OnlyFault(Lines(Header.Replace(",severity", "", StringComparison.Ordinal), Category));
        Assert.Equal("c.csv, line 1, severity: column 'severity' is missing from the header.", fault.ToString());
    }

    [Fact]
    public void A_missing_column_without_which_rows_can_be_read_is_told_together_with_what_is_wrong_in_them()
    {
        var text = Lines("type,code,name,name_en,category,track,severity", "category,repair,维修,Repairs,,,", "kind,lamp-out,灯,Lamp,repair,sky,ordinary");
        var result = CatalogueFile.Read(DataFile.OfText("c.csv", text));
        Assert.Null(result.Value);
        Assert.Equal(
            [(1, "keywords"), (1, "description"), (1, "description_en"), (3, "track")], result.Faults.Select(fault => (fault.Line, fault.Field)));
    }

    [Fact]
    public void A_missing_column_alone_keeps_the_file_out()
    {
        var text = Lines("type,code,name,name_en,category,track,severity,keywords,description", "category,repair,维修,Repairs,,,,,");
        Assert.Contains(CatalogueFile.Read(DataFile.OfText("c.csv", text)).Faults, fault => fault is { Line: 1, Field: "description_en" });
        Assert.Null(CatalogueFile.Read(DataFile.OfText("c.csv", text + "\nkind,lamp-out,灯,Lamp,repair,grid,major,,")).Value);
    }

    [Fact]
    public void An_unknown_column_is_named_at_line_1()
    {
        var fault = OnlyFault(Lines(Header + ",colour", Category));
        Assert.Equal((1, "colour"), (fault.Line, fault.Field));
    }

    [Fact]
    public void A_column_twice_in_the_header_is_named_at_line_1()
    {
        var fault = OnlyFault(Lines(Header + ",name", Category));
        Assert.Equal((1, "name"), (fault.Line, fault.Field));
        Assert.Contains("twice", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    public void Another_separator_is_told_once_and_not_as_ten_missing_columns(char separator)
    {
        var fault = OnlyFault(Lines(Header, Category, Lamp).Replace(',', separator));
        Assert.Equal((1, "header"), (fault.Line, fault.Field));
    }

    [Theory]
    [InlineData("category,repair,维修")]
    [InlineData("category,repair,维修,Repairs,,,,,,,")]
    public void A_ragged_line_is_named(string line)
    {
        var fault = OnlyFault(Lines(Header, Category, line, Lamp));
        Assert.Equal((3, "columns"), (fault.Line, fault.Field));
        Assert.Contains("the header has 10", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind,lamp-out,a \"quoted\" lamp,Lamp,repair,property,ordinary,,,")]
    [InlineData("kind,lamp-out,\"lamp\" out,Lamp,repair,property,ordinary,,,")]
    public void A_quote_in_the_wrong_place_is_named(string line)
    {
        var fault = OnlyFault(Lines(Header, Category, Lamp, line));
        Assert.Equal((4, "quotes"), (fault.Line, fault.Field));
    }

    [Fact]
    public void A_quote_that_never_closes_is_named_where_it_opens()
    {
        var fault = OnlyFault(Lines(Header, Category, "kind,lamp-out,\"灯,Lamp,repair,property,ordinary,,,", Lamp, Lamp));
        Assert.Equal((3, "quotes"), (fault.Line, fault.Field));
        Assert.Contains("never closed", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_header_is_told_once_and_no_other_line_is_taken_for_it()
    {
        var fault = OnlyFault(Lines("type,co\"de,name", Category, Lamp));
        Assert.Equal((1, "quotes"), (fault.Line, fault.Field));
    }

    [Fact]
    public void Every_broken_line_is_told_not_just_the_first()
    {
        var faults = CatalogueFile.Read(DataFile.OfText("c.csv", Lines(Header, "a", Category, "b,c", "x \"y\",1,2,3,4,5,6,7,8,9"))).Faults;
        Assert.Equal([(2, "columns"), (4, "columns"), (5, "quotes")], faults.Select(fault => (fault.Line, fault.Field)));
    }

    [Fact]
    public void A_file_wrong_on_every_line_is_told_in_a_hundred_faults()
    {
        var faults = CatalogueFile.Read(DataFile.OfText("c.csv", Header + string.Concat(Enumerable.Repeat("\nx,y", 5_000)))).Faults;
        Assert.Equal(100, faults.Count);
    }

    [Fact]
    public void A_nul_byte_is_named_with_its_line()
    {
        var fault = OnlyFault(Lines(Header, Category, Lamp.Replace("Dark", "Da\0rk", StringComparison.Ordinal)));
        Assert.Equal((3, "encoding"), (fault.Line, fault.Field));
        Assert.Contains("0x00", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_gbk_is_told_with_the_line_of_its_first_chinese_character()
    {
        byte[] name = [0xCE, 0xAC, 0xD0, 0xDE]; // 维修 in GBK
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Header + "\r\n\r\ncategory,repair,"), .. name, .. Encoding.UTF8.GetBytes(",Repairs,,,,,,")];
        var fault = Assert.Single(CatalogueFile.Read(new DataFile("c.csv", bytes)).Faults);
        Assert.Equal((3, "encoding"), (fault.Line, fault.Field));
        Assert.Contains("UTF-8", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_cut_off_at_the_end_of_the_file_is_told()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Lines(Header, "category,repair,维修"))[..^1]];
        Assert.Equal(2, Assert.Single(CatalogueFile.Read(new DataFile("c.csv", bytes)).Faults).Line);
    }

    [Fact]
    public void Utf16_is_told_as_such()
    {
        foreach (var encoding in (Encoding[])[Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(Lines(Header, Category))];
            Assert.Contains("UTF-16", Assert.Single(CatalogueFile.Read(new DataFile("c.csv", bytes)).Faults).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Text_that_lost_a_character_in_a_conversion_is_not_taken_in()
    {
        var fault = OnlyFault(Lines(Header, "category,repair,维\uFFFD,Repairs,,,,,,"));
        Assert.Equal((2, "encoding"), (fault.Line, fault.Field));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\r\n \n")]
    public void An_empty_file_is_told(string text) => Assert.Equal("c.csv, file: is empty.", OnlyFault(text).ToString());

    [Fact]
    public void A_header_without_rows_is_told() => Assert.Equal("type", OnlyFault(Header).Field);

    [Fact]
    public void A_file_beyond_all_measure_is_not_read()
    {
        var fault = Assert.Single(CatalogueFile.Read(new DataFile("c.csv", new byte[DataFile.MostBytes + 1])).Faults);
        Assert.Equal("size", fault.Field);
    }

    private static string Lines(params string[] lines) => string.Join('\n', lines);

    private static DataFault OnlyFault(string text)
    {
        var result = CatalogueFile.Read(DataFile.OfText("c.csv", text));
        Assert.Null(result.Value);
        return Assert.Single(result.Faults);
    }
}
