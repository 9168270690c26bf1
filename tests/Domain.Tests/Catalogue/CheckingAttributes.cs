using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Catalogue;

public sealed class CheckingAttributes
{
    [Fact]
    public void A_kind_knows_its_questions_in_order()
    {
        var catalogue = Check(Row("trapped", "singlevaluelist", "required", "yes=有|Yes;no=没有"), Row("floor", "number", "optional", "")).Value!;

        var (trapped, floor) = (catalogue.Find("lift-stopped")!.Attributes[0], catalogue.Find("lift-stopped")!.Attributes[1]);
        Assert.Equal((AttributeType.SingleValueList, true, true), (trapped.Type, trapped.IsRequired, trapped.IsList));
        Assert.Equal([new AttributeValue("yes", "有", "Yes"), new AttributeValue("no", "没有", "没有")], trapped.Values);
        Assert.Equal((AttributeType.Number, false, false), (floor.Type, floor.IsRequired, floor.IsList));
        Assert.Empty(catalogue.Find("lamp-out")!.Attributes);
        Assert.Equal("yes=有|Yes;no=没有|没有", AttributeCheck.Write(trapped.Values));
    }

    [Theory]
    [InlineData("unit", "string", "optional", "", "lift-stopped", "code")]
    [InlineData("Floor", "string", "optional", "", "lift-stopped", "code")]
    [InlineData("floor", "colour", "optional", "", "lift-stopped", "track")]
    [InlineData("floor", "string", "perhaps", "", "lift-stopped", "severity")]
    [InlineData("floor", "string", "optional", "", "unicorn", "category")]
    [InlineData("floor", "singlevaluelist", "optional", "", "lift-stopped", "keywords")]
    [InlineData("floor", "multivaluelist", "optional", "yes", "lift-stopped", "keywords")]
    [InlineData("floor", "multivaluelist", "optional", "a=1;a=2", "lift-stopped", "keywords")]
    public void What_is_wrong_is_named_with_its_column(string code, string type, string need, string values, string kind, string field)
    {
        var fault = Assert.Single(Check(Row(code, type, need, values, kind)).Faults);

        Assert.Equal((99, field), (fault.Line, fault.Field));
    }

    [Fact]
    public void The_same_question_twice_of_a_kind_is_a_fault_and_of_two_kinds_is_none()
    {
        Assert.Single(Check(Row("floor", "string", "optional", ""), Row("floor", "text", "optional", "")).Faults);
        Assert.NotNull(Check(Row("floor", "string", "optional", ""), Row("floor", "text", "optional", "", "lamp-out")).Value);
        Assert.NotEmpty(Check([.. Enumerable.Range(0, 21).Select(i => Row($"q{i}", "string", "optional", ""))]).Faults);
    }

    private static Checked<KindCatalogue> Check(params CatalogueRow[] rows) => CatalogueCheck.Check("catalogue.csv", [.. SmallCity.CatalogueRows, .. rows]);

    private static CatalogueRow Row(string code, string type, string need, string values, string kind = "lift-stopped") =>
        new(99, "attribute", code, "问题", "Question", kind, type, need, values);
}
