using RedProperty.Realtime.Desk.Administration;
using RedProperty.Realtime.Domain.Catalogue;

namespace RedProperty.Realtime.Desk.Tests.Administration;

public sealed class CataloguePageTests : AdminTest
{
    [Fact]
    public void Lists_the_kinds_of_each_category_with_their_track_severity_and_keywords()
    {
        var repairs = Open<CataloguePage>().FindAll("details.catalogue").Single(category => category.TextContent.Contains("维修", StringComparison.Ordinal));

        var lift = repairs.QuerySelectorAll("li").Single(kind => kind.TextContent.Contains("lift-stopped", StringComparison.Ordinal)).TextContent;
        Assert.Contains("电梯停运", lift, StringComparison.Ordinal);
        Assert.Contains("物业服务", lift, StringComparison.Ordinal);
        Assert.Contains("重大", lift, StringComparison.Ordinal);
        Assert.Contains("电梯、lift", lift, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_catalogue_offers_to_load_one()
    {
        City.Current = City.Current with { Catalogue = KindCatalogue.Empty };

        var page = Open<CataloguePage>();

        Assert.Empty(page.FindAll("details.catalogue"));
        Assert.Contains("还没有事项目录", page.Markup, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll("#import-file"));
    }

    [Fact]
    public void Speaks_English_when_asked_to()
    {
        SpeakEnglish();
        var page = Open<CataloguePage>();

        Assert.Contains("Lift stopped", page.Markup, StringComparison.Ordinal);
        Assert.Equal("/exports/catalogue.csv", page.Find("a[download]").GetAttribute("href"));
    }
}
