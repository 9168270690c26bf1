using RedProperty.Realtime.Domain.Searches;

namespace RedProperty.Realtime.Domain.Tests.Searches;

public sealed class ReadingTerms
{
    [Theory]
    [InlineData("20261123-0042")]
    [InlineData(" ２０２６１１２３－００４２ ")]
    [InlineData("202611230042")]
    public void A_whole_number_is_one_however_it_is_typed(string typed) =>
        Assert.Equal(new TicketNumber(new DateOnly(2026, 11, 23), 42), SearchTerms.Read(typed).Number);

    [Theory]
    [InlineData("20261323-0042")]
    [InlineData("20261123-42")]
    [InlineData("20261123-0000")]
    [InlineData("13800002341")]
    [InlineData("20261123-0042 灯")]
    public void What_only_looks_like_one_is_none(string typed) => Assert.Null(SearchTerms.Read(typed).Number);

    [Theory]
    [InlineData("42", 42L, null)]
    [InlineData("0042", 42L, "0042")]
    [InlineData("２３４１", 2341L, "2341")]
    [InlineData("13800002341", null, "13800002341")]
    [InlineData("4", null, null)]
    [InlineData("00", null, null)]
    [InlineData("42号", null, null)]
    [InlineData("42 43", null, null)]
    public void Digits_alone_may_end_a_number_or_a_phone(string typed, long? running, string? phone)
    {
        var terms = SearchTerms.Read(typed);

        Assert.Equal((running, phone), (terms.Running, terms.PhoneEnding));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" 　\t")]
    public void Nothing_but_space_is_nothing(string? typed) => Assert.True(SearchTerms.Read(typed).IsEmpty);
}
