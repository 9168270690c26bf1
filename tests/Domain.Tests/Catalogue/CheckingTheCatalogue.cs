using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Catalogue;

public sealed class CheckingTheCatalogue
{
    [Fact]
    public void A_sound_file_is_a_catalogue_by_category()
    {
        var catalogue = CatalogueCheck.Check("catalogue.csv", SmallCity.CatalogueRows).Value!;
        var lamp = catalogue.Find("lamp-out")!;

        Assert.Equal((2, 4), (catalogue.Categories.Count, catalogue.Kinds.Count));
        Assert.Equal("维修", catalogue.CategoryOf(lamp).Name);
        Assert.Equal(["灯", "lamp"], lamp.Keywords);
        Assert.Equal(("灯不亮", "A lamp is dark.", "Lamp out"), (lamp.Description, lamp.DescriptionEn, lamp.NameEn));
        Assert.Null(catalogue.Find("moon"));
        Assert.Empty(KindCatalogue.Empty.Kinds);
    }

    [Theory]
    [InlineData("type")]
    [InlineData("code")]
    [InlineData("twice")]
    [InlineData("name")]
    [InlineData("name_en")]
    [InlineData("category")]
    [InlineData("track")]
    [InlineData("severity")]
    public void A_fault_is_told_with_its_line_and_field(string field)
    {
        var row = SmallCity.CatalogueRows[2];
        var broken = field switch
        {
            "type" => row with { Type = "thing" },
            "code" => row with { Code = "Lamp Out" },
            "twice" => row with { Code = "lift-stopped" },
            "name" => row with { Name = string.Empty },
            "name_en" => row with { NameEn = string.Empty },
            "category" => row with { Category = "none" },
            "track" => row with { Track = "sky" },
            _ => row with { Severity = "huge" },
        };

        var faults = CatalogueCheck.Check("catalogue.csv", [.. SmallCity.CatalogueRows.Select(one => one == row ? broken : one)]).Faults;

        var expected = field == "twice" ? (5, "code") : (row.Line, field);
        Assert.Contains(expected, faults.Select(fault => (fault.Line, fault.Field)));
    }

    [Fact]
    public void A_catalogue_without_kinds_is_a_fault() =>
        Assert.Single(CatalogueCheck.Check("catalogue.csv", [SmallCity.CatalogueRows[0]]).Faults);
}
