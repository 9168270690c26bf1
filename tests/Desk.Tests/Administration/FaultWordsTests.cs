using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using RedProperty.Realtime.Desk.Administration;

namespace RedProperty.Realtime.Desk.Tests.Administration;

public sealed class FaultWordsTests : DeskTest
{
    [Theory]
    [InlineData("is empty.", "没有填写。")]
    [InlineData("'nowhere' of building 'tianyu-9-01' is not in the file; name a grid.", "building“tianyu-9-01”的上级“nowhere”不在文件中，请填写一个 grid。")]
    [InlineData("'Yanzishan 9' is no id; use 1 to 64 of a-z, 0-9 and hyphen.", "编号“Yanzishan 9”不合要求：1 至 64 位小写字母、数字或连字符。")]
    [InlineData("has 5 fields where the header has 11; add or remove commas, or quote the field that contains one.", "有 5 个字段，而表头有 11 个；请增减逗号，含逗号的字段请用引号括起。")]
    [InlineData("'it's' is unknown; use city, district, company, person or post.", "“it's”不认识，可用：city, district, company, person or post。")]
    [InlineData("'x' is unknown; use category or kind.", "类型“x”不认识，请用 category 或 kind。")]
    public void A_fault_of_a_file_is_told_in_chinese_with_its_values(string message, string words) => Assert.Equal(words, Told(message));

    [Fact]
    public void What_has_no_words_yet_is_shown_as_it_came() => Assert.Equal("has hiccups; wait.", Told("has hiccups; wait."));

    [Fact]
    public void In_english_it_stays_as_it_came()
    {
        SpeakEnglish();
        Assert.Equal("is empty.", Told("is empty."));
    }

    private string Told(string message) => FaultWords.Of(Services.GetRequiredService<IStringLocalizer<Words>>(), message);
}
