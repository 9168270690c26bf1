using RedProperty.Realtime.Domain.Files;

namespace RedProperty.Realtime.Domain.Tests.Files;

public sealed class ComparingRows
{
    [Fact]
    public void What_goes_comes_first_then_what_changes_then_what_is_new()
    {
        var changes = RowDiff.Between(
            [Row("grid", "a", "东"), Row("grid", "b", "西"), Row("grid", "c", "南")],
            [Row("grid", "d", "北"), Row("grid", "c", "南"), Row("grid", "a", "东区")]);

        Assert.Equal(
            [(RowChangeKind.Removed, "b"), (RowChangeKind.Changed, "a"), (RowChangeKind.Added, "d")], changes.Select(change => (change.Kind, change.Key)));
        Assert.Equal(new FieldChange("name", "东", "东区"), Assert.Single(changes[1].Fields));
    }

    [Fact]
    public void The_same_rows_in_another_order_change_nothing() =>
        Assert.Empty(RowDiff.Between([Row("grid", "a", "东"), Row("building", "a", "1号楼")], [Row("building", "a", "1号楼"), Row("grid", "a", "东")]));

    [Fact]
    public void A_field_that_came_or_went_is_told_with_nothing_on_the_other_side()
    {
        var before = new NamedRow("person", "p", "王", new Dictionary<string, string> { ["phone"] = "0531" });
        var after = new NamedRow("person", "p", "王", new Dictionary<string, string> { ["name_en"] = "Wang" });

        Assert.Equal(
            [new FieldChange("phone", "0531", ""), new FieldChange("name_en", "", "Wang")], Assert.Single(RowDiff.Between([before], [after])).Fields);
    }

    private static NamedRow Row(string type, string key, string name) => new(type, key, name, new Dictionary<string, string> { ["name"] = name });
}
