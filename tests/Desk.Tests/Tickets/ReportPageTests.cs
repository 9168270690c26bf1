using Microsoft.AspNetCore.Components;
using RedProperty.Realtime.Desk.Tickets;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Desk.Tests.Tickets;

public sealed class ReportPageTests : DeskTest
{
    [Fact]
    public async Task Accepts_a_report_and_names_its_number()
    {
        SignInAs("worker-spring-1");
        var page = Open<ReportPage>();
        page.Find("#kind").Change("corridor-clutter");
        await page.InvokeAsync(() => Picker(page).Instance.ValueChanged.InvokeAsync(City.Chart.FindPlace("spring-1-02")));
        page.Find("#title").Input("三楼堆满纸箱");
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("20261123-0001", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        var ticket = Assert.Single(await House.HeldBy("worker-spring-1", ["spring"], 10, Cancellation));
        Assert.Equal(("corridor-clutter", "spring-1-02", "desk"), (ticket.Kind, ticket.Place.Building, ticket.Channel));
    }

    [Fact]
    public void Says_what_is_missing_and_keeps_the_rest()
    {
        SignInAs("worker-spring-1");
        var page = Open<ReportPage>();
        page.Find("#title").Input("三楼堆满纸箱");

        page.Find("form").Submit();

        Assert.Equal("请选择类别。", page.Find("[role=alert]").TextContent);
        Assert.Equal("三楼堆满纸箱", page.Find("#title").GetAttribute("value"));
    }

    [Fact]
    public void Finds_a_kind_by_its_keywords()
    {
        SignInAs("worker-spring-1");
        var page = Open<ReportPage>();

        page.Find(".kind-search").Input("clutter");

        Assert.Equal(["楼道堆物"], page.FindAll("#kind optgroup option").Select(option => option.TextContent));
    }

    [Fact]
    public async Task Offers_only_the_buildings_of_ones_posts()
    {
        SignInAs("worker-spring-1");
        var page = Open<ReportPage>();

        var offered = await page.FindComponent<MudBlazor.MudAutocomplete<Place>>().Instance.SearchFunc!(null, Cancellation)!;

        Assert.Equal(["spring-1-01", "spring-1-02"], offered.Select(place => place.Id));
    }

    private static IRenderedComponent<BuildingSelect> Picker(IRenderedComponent<IComponent> page) => page.FindComponent<BuildingSelect>();
}
