using RedProperty.Realtime.Domain.Residents;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Tests.Residents;

public sealed class ReadingPublicText
{
    [Theory]
    [InlineData("请打13812345678", "请打***")]
    [InlineData("电话 138-1234-5678，找我", "电话 ***，找我")]
    [InlineData("+86 138 1234 5678", "+***")]
    [InlineData("座机0531-88887777。", "座机***。")]
    [InlineData("１３８１２３４５６７８", "***")]
    [InlineData("身份证37010219900101123X的住户", "身份证***的住户")]
    [InlineData("发到 li.lei+1@example.com.cn 谢谢", "发到 *** 谢谢")]
    [InlineData("加微信：wxid_abc123", "加微信：***")]
    [InlineData("QQ 12345", "QQ ***")]
    public void Covers_what_can_be_dialled_or_written_to(string typed, string read) => Assert.Equal(read, PublicText.Of(typed));

    [Theory]
    [InlineData("9号楼2单元301，从2026-11-23 14:05开始，修了3次，花了120000元")]
    [InlineData("2026.1.5 和 2026/11/23 都停过水")]
    [InlineData("三楼的灯不亮")]
    public void Leaves_places_dates_and_sums_readable(string typed) => Assert.Equal(typed, PublicText.Of(typed));

    [Fact]
    public void Covers_the_reporters_own_name_but_no_single_letter()
    {
        Assert.Equal("我是***，门口的灯", PublicText.Of("我是张三丰，门口的灯", new Reporter("张三丰", null, null)));
        Assert.Equal("灯不亮", PublicText.Of("灯不亮", new Reporter("灯", "1", null)));
    }
}
