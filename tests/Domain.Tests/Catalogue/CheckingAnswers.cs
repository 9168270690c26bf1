using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Catalogue;

public sealed class CheckingAnswers
{
    private static readonly IReadOnlyList<AttributeValue> YesOrNo = [new("yes", "有", "Yes"), new("no", "没有", "No")];

    [Theory]
    [InlineData(AttributeType.String, "三楼", null)]
    [InlineData(AttributeType.Text, "三楼东侧", null)]
    [InlineData(AttributeType.Number, "3.5", null)]
    [InlineData(AttributeType.Number, "三", AnswerFault.NotANumber)]
    [InlineData(AttributeType.Number, "1e999", AnswerFault.NotANumber)]
    [InlineData(AttributeType.DateTime, "2026-11-23T08:40:00+08:00", null)]
    [InlineData(AttributeType.DateTime, "昨天", AnswerFault.NotAMoment)]
    [InlineData(AttributeType.SingleValueList, "yes", null)]
    [InlineData(AttributeType.SingleValueList, "perhaps", AnswerFault.NotAValue)]
    [InlineData(AttributeType.SingleValueList, "yes|no", AnswerFault.OnlyOne)]
    [InlineData(AttributeType.MultiValueList, "yes|no", null)]
    [InlineData(AttributeType.MultiValueList, "yes|perhaps", AnswerFault.NotAValue)]
    [InlineData(AttributeType.String, "", AnswerFault.Missing)]
    [InlineData(AttributeType.String, "  ", AnswerFault.Missing)]
    public void An_answer_fits_its_question_or_is_named(AttributeType type, string given, AnswerFault? fault)
    {
        var (answers, faults) = AnswerCheck.Check(Asking(type, isRequired: true), _ => given.Split('|'));

        Assert.Equal(fault is { } one ? [one] : [], faults.Select(it => it.Fault));
        Assert.Equal(fault is null ? [given.Split('|')] : Array.Empty<string[]>(), answers.Select(answer => answer.Values));
    }

    [Fact]
    public void What_need_not_be_answered_may_be_left_and_what_is_too_long_is_said()
    {
        Assert.Empty(AnswerCheck.Check(Asking(AttributeType.Number, isRequired: false), _ => []).Faults);
        Assert.Equal(AnswerFault.TooLong, Fault(AttributeType.String, AnswerCheck.LongestString + 1));
        Assert.Null(Fault(AttributeType.String, AnswerCheck.LongestString));
        Assert.Null(Fault(AttributeType.Text, AnswerCheck.LongestString + 1));
        Assert.Equal(AnswerFault.TooLong, Fault(AttributeType.Text, 5000));
    }

    [Fact]
    public void Spaces_around_it_and_the_same_value_twice_are_taken_away()
    {
        var (answers, faults) = AnswerCheck.Check(Asking(AttributeType.MultiValueList, isRequired: true), code => code == "asked" ? [" no ", "no", ""] : ["other"]);

        Assert.Empty(faults);
        Assert.Equal(["no"], Assert.Single(answers).Values);
    }

    private static AnswerFault? Fault(AttributeType type, int length)
    {
        var faults = AnswerCheck.Check(Asking(type, isRequired: true), _ => [new string('灯', length)]).Faults;
        return faults.Count == 0 ? null : Assert.Single(faults).Fault;
    }

    private static TicketKind Asking(AttributeType type, bool isRequired) => new SmallCity().Current.Catalogue.Find("lamp-out")! with
    {
        Attributes = [new KindAttribute("asked", type, isRequired, "问题", "Question", "", "", YesOrNo)],
    };
}
