using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RedProperty.Realtime.Desk.Administration;
using RedProperty.Realtime.Domain.Files;

namespace RedProperty.Realtime.Desk.Tests.Administration;

public sealed class OrganisationPageTests : AdminTest
{
    [Fact]
    public void Shows_the_city_its_first_branches_and_how_many_posts_stand_empty()
    {
        City.WithVacant("redSteward", "spring-1");

        var page = Open<OrganisationPage>();

        Assert.Contains("其中空缺 1 个", page.Markup, StringComparison.Ordinal);
        Assert.Equal(["济南", "历下区"], page.FindAll(".tree a span:first-child").Select(name => name.TextContent));
        Assert.Equal("济南", page.Find("#place-title").FirstChild!.TextContent.Trim());
        Button(page, "历下区的下级").Click();
        Assert.Contains("燕山街道", page.Find(".tree").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_says_where_it_lies_and_who_holds_its_posts()
    {
        City.WithVacant("redSteward", "spring-1");

        var page = At("spring-1");

        var place = page.Find("section.place").TextContent;
        Assert.Contains("济南 · 历下区 · 燕山街道 · 泉水社区", place, StringComparison.Ordinal);
        Assert.Contains("worker-spring-1", place, StringComparison.Ordinal);
        Assert.Contains("空缺", page.FindAll(".holders").Single(post => post.TextContent.Contains("楼宇红管家", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        Assert.Contains("1 岗空缺", page.Find(".tree").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_building_shows_its_address_and_coordinates()
    {
        var place = At("spring-1-01").Find("section.place").TextContent;

        Assert.Contains("spring-1 01号", place, StringComparison.Ordinal);
        Assert.Contains("36.65000", place, StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_places_by_name_and_id_and_says_when_there_is_none()
    {
        var page = Open<OrganisationPage>();

        page.Find("#tree-find").Input("湖滨");
        Assert.Equal("/admin/organisation?place=lake", page.Find(".tree-found a").GetAttribute("href"));
        page.Find("#tree-find").Input("spring-2-0");
        Assert.Equal(2, page.FindAll(".tree-found a").Count);
        page.Find("#tree-find").Input("大明湖");
        Assert.Contains("没有找到", page.Find(".tree-found").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_gets_another_holder()
    {
        var page = At("spring-1");
        Button(page, "调整楼宇红管家").Click();
        Assert.True(Button(page, "保存").HasAttribute("disabled"));

        Button(page, "移除steward-spring-1").Click();
        Assert.Contains("保存后此岗空缺", page.Find(".holders-edit").TextContent, StringComparison.Ordinal);
        await Choose(page, "steward-spring-2");
        Button(page, "保存").Click();

        var row = Assert.Single(Editor.Merged);
        Assert.Equal(("post", "redSteward", "spring-1", "steward-spring-2"), (row.Type, row.Id, row.Parent, row.Holder));
        Assert.Empty(page.FindAll(".holders-edit"));
    }

    [Fact]
    public void A_post_that_nobody_shall_hold_stands_empty_afterwards()
    {
        var page = At("spring-1");
        Button(page, "调整楼宇红管家").Click();
        Button(page, "移除steward-spring-1").Click();
        Button(page, "保存").Click();

        Assert.NotEmpty(page.FindAll(".holders-vacant"));
        Assert.Contains("其中空缺 1 个", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_chosen_stays_chosen_when_it_is_refused_or_the_store_is_away()
    {
        var page = At("spring-1");
        Button(page, "调整楼宇红管家").Click();
        await Choose(page, "steward-spring-2");

        Editor.Answering = Away;
        Button(page, "保存").Click();
        Assert.Contains("暂时无法连接数据存储", Alert(page), StringComparison.Ordinal);
        Assert.Contains("steward-spring-2", page.Find(".holders-edit").TextContent, StringComparison.Ordinal);

        (Editor.Answering, Editor.Faults) = (Task.CompletedTask, [new DataFault("organisation", 0, "holder", "holds too much.")]);
        Button(page, "保存").Click();
        Assert.Contains("holds too much.", Alert(page), StringComparison.Ordinal);
        Assert.Contains("steward-spring-2", page.Find(".holders-edit").TextContent, StringComparison.Ordinal);

        Button(page, "取消").Click();
        Assert.Empty(Editor.Merged);
        Assert.Contains("steward-spring-1", page.Find("section.place").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_person_is_added_once_and_the_form_is_empty_again()
    {
        var page = Open<OrganisationPage>();
        Type(page, "李明", "li-ming");

        page.Find(".new-person form").Submit();

        Assert.Equal(("person", "li-ming", "李明"), Assert.Single(Editor.Merged) is var row ? (row.Type, row.Id, row.Name) : default);
        Assert.Contains("已新增李明", page.Find(".new-person [role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal("", page.Find("#person-name").GetAttribute("value"));
    }

    [Fact]
    public void A_taken_id_a_faulty_one_and_a_store_that_is_away_keep_what_was_typed()
    {
        var page = Open<OrganisationPage>();
        Type(page, "李明", "worker-spring-1");
        page.Find(".new-person form").Submit();
        Assert.Equal("该编号已属于worker-spring-1，请换一个编号。", Alert(page));

        Type(page, "李明", "Li Ming");
        Editor.Faults = [new DataFault("organisation", 0, "id", "must be of a-z, 0-9 and hyphen.")];
        page.Find(".new-person form").Submit();
        Assert.Contains("must be of a-z", Alert(page), StringComparison.Ordinal);

        Editor.Answering = Away;
        page.Find(".new-person form").Submit();
        Assert.Contains("内容没有改动", Alert(page), StringComparison.Ordinal);
        Assert.Equal(("李明", "Li Ming"), (page.Find("#person-name").GetAttribute("value"), page.Find("#person-id").GetAttribute("value")));
        Assert.Empty(Editor.Merged);
    }

    private static void Type(IRenderedComponent<IComponent> page, string name, string id)
    {
        page.Find("#person-name").Change(name);
        page.Find("#person-id").Change(id);
    }

    private Task Choose(IRenderedComponent<IComponent> page, string person) =>
        page.InvokeAsync(() => page.FindComponent<PersonSelect>().Instance.ValueChanged.InvokeAsync(City.Chart.FindPerson(person)));

    private IRenderedComponent<IComponent> At(string place)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/admin/organisation?place={place}");
        return Open<OrganisationPage>();
    }
}
