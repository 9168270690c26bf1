using RedProperty.Realtime.Domain.Searches;

namespace RedProperty.Realtime.Domain.Tests.Searches;

public sealed class Folding
{
    [Theory]
    [InlineData("ＡＢＣ　１２３", "abc 123")]
    [InlineData("  Lamp \t OUT\n", "lamp out ")]
    [InlineData("3号楼②单元⑫层", "3号楼2单元12层")]
    [InlineData("Ⅲ期", "iii期")]
    [InlineData("（东区）", "(东区)")]
    [InlineData("灯\u200B不\uFEFF亮", "灯不亮")]
    [InlineData("😀灯", "😀灯")]
    [InlineData(null, "")]
    public void Width_case_and_spacing_make_no_difference(string? text, string folded)
    {
        Assert.Equal(folded, FoldedText.Fold(text));
        Assert.Equal(folded, FoldedText.Of(text).Text);
    }

    [Theory]
    [InlineData("三楼的灯不亮", "灯", "三楼的[灯]不亮")]
    [InlineData("３号楼②单元", "3号 2", "[３号]楼[②]单元")]
    [InlineData("Lamp out, lamp!", "lamp", "[Lamp] out, [lamp]!")]
    [InlineData("十二层⑫", "2", "十二层[⑫]")]
    [InlineData("aaa", "aa a", "[aaa]")]
    [InlineData("灯", "电梯", "灯")]
    [InlineData("11号楼和1号楼", "1号楼", "11号楼和[1号楼]")]
    [InlineData("单元12，单元1", "单元1", "单元12，[单元1]")]
    [InlineData("20261123-0042", "42", "20261123-00[42]")]
    [InlineData("20261123-0042", "1123-0042", "2026[1123-0042]")]
    public void A_hit_is_shown_where_it_stands_in_the_original(string text, string words, string shown)
    {
        var marked = text;
        foreach (var (start, length) in FoldedText.Of(text).Find(FoldedText.Words(words)).Reverse())
        {
            marked = $"{marked[..start]}[{marked.Substring(start, length)}]{marked[(start + length)..]}";
        }

        Assert.Equal(shown, marked);
    }
}
